import { Module } from '@nestjs/common';
import { AgreementSightModule } from './agreement-sight';
import { CrossingsService } from './crossings.service';
import { DataQualityController } from './data-quality.controller';
import { DataQualityService } from './data-quality.service';
import { FigureSight } from './figure-sight';
import { GoldenCasesController } from './golden-cases.controller';
import { IndicatorVersionsController } from './indicator-versions.controller';
import { IndicatorVersionsService } from './indicator-versions.service';
import { IndicatorsController } from './indicators.controller';
import { InteractionsController } from './interactions.controller';
import { InteractionsService } from './interactions.service';
import { MeasuredRecordsController } from './measured-records.controller';
import { MeasuredRecordsService } from './measured-records.service';
import { MeasurementExportsService } from './measurement-exports.service';
import { MeasurementsService } from './measurements.service';
import { MonitoringAgreementController } from './monitoring-agreement.controller';
import { MonitoringAgreementService } from './monitoring-agreement.service';
import { SavedViewsController } from './saved-views.controller';
import { SavedViewsService } from './saved-views.service';

@Module({
  imports: [AgreementSightModule],
  controllers: [
    DataQualityController,
    IndicatorsController,
    GoldenCasesController,
    IndicatorVersionsController,
    InteractionsController,
    MeasuredRecordsController,
    MonitoringAgreementController,
    SavedViewsController,
  ],
  providers: [
    DataQualityService,
    CrossingsService,
    FigureSight,
    IndicatorVersionsService,
    MeasuredRecordsService,
    MeasurementExportsService,
    MeasurementsService,
    InteractionsService,
    MonitoringAgreementService,
    SavedViewsService,
  ],
})
export class IndicatorsModule {}
