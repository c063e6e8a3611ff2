import { Module } from '@nestjs/common';
import { JOB_HANDLERS } from '../platform/job-workers';
import { CycleJobs } from './cycle.jobs';
import { EventsController } from './events.controller';
import { EventsService } from './events.service';
import { ImportJobs } from './import-jobs';
import { OutcomesController } from './outcomes.controller';
import { OutcomesService } from './outcomes.service';
import { RunBatchService } from './run-batch.service';
import { RunBeginService } from './run-begin.service';
import { RunComparisonController } from './run-comparison.controller';
import { RunComparisonService } from './run-comparison.service';
import { RunControls } from './run-controls.service';
import { RunSchedulesController } from './run-schedules.controller';
import { RunSchedulesService } from './run-schedules.service';
import { RunsController } from './runs.controller';
import { RunMetrics } from './run-metrics';
import { RunsService } from './runs.service';
import { RulesModule } from '../rules/rules.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { SourcesModule } from '../sources/sources.module';
import { SweepImports } from './sweep-imports';
import { VerdictsController } from './verdicts.controller';
import { VerdictsService } from './verdicts.service';

@Module({
  imports: [NotificationsModule, SourcesModule, RulesModule],
  controllers: [RunSchedulesController, RunsController, RunComparisonController, OutcomesController, VerdictsController, EventsController],
  providers: [
    RunMetrics,
    RunsService,
    RunControls,
    RunComparisonService,
    RunSchedulesService,
    RunBeginService,
    RunBatchService,
    OutcomesService,
    VerdictsService,
    EventsService,
    ImportJobs,
    SweepImports,
    CycleJobs,
    { provide: JOB_HANDLERS, useExisting: CycleJobs },
  ],
  exports: [JOB_HANDLERS, CycleJobs, RunsService, SweepImports],
})
export class CycleModule {}
