import { Module } from '@nestjs/common';
import { IndicatorsController } from './indicators.controller';
import { MeasurementsService } from './measurements.service';
import { MeasuringService } from './measuring.service';
import { MonitoringAgreementController } from './monitoring-agreement.controller';
import { MonitoringAgreementService } from './monitoring-agreement.service';

@Module({
  controllers: [IndicatorsController, MonitoringAgreementController],
  providers: [MeasuringService, MeasurementsService, MonitoringAgreementService],
  exports: [MeasuringService],
})
export class IndicatorsModule {}
