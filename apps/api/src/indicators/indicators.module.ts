import { Module } from '@nestjs/common';
import { CrossingsService } from './crossings.service';
import { GoldenCasesController } from './golden-cases.controller';
import { IndicatorsController } from './indicators.controller';
import { InteractionsController } from './interactions.controller';
import { InteractionsService } from './interactions.service';
import { MeasurementsService } from './measurements.service';
import { MonitoringAgreementController } from './monitoring-agreement.controller';
import { MonitoringAgreementService } from './monitoring-agreement.service';

@Module({
  controllers: [IndicatorsController, GoldenCasesController, InteractionsController, MonitoringAgreementController],
  providers: [CrossingsService, MeasurementsService, InteractionsService, MonitoringAgreementService],
})
export class IndicatorsModule {}
