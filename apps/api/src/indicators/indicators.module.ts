import { Module } from '@nestjs/common';
import { IndicatorsController } from './indicators.controller';
import { MeasurementsService } from './measurements.service';
import { MonitoringAgreementController } from './monitoring-agreement.controller';
import { MonitoringAgreementService } from './monitoring-agreement.service';

@Module({
  controllers: [IndicatorsController, MonitoringAgreementController],
  providers: [MeasurementsService, MonitoringAgreementService],
})
export class IndicatorsModule {}
