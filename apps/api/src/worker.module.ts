import { type DynamicModule, Module } from '@nestjs/common';
import { Sealer } from './audit/sealer';
import type { Config } from './platform/config';
import { JobWorkers } from './platform/job-workers';
import { OutdatedRows } from './platform/outdated-rows';
import { PlatformModule } from './platform/platform.module';
import { MailSender } from './notifications/mail/mail-sender';
import { CycleModule } from './cycle/cycle.module';
import { MeasureAhead } from './cycle/measure-ahead';
import { Scheduler } from './cycle/scheduler';
import { Sweep } from './cycle/sweep';
import { SweepSimulations } from './rules/sweep-simulations';
import { SourcesModule } from './sources/sources.module';
import { FolderWatch } from './sources/watched/folder-watch';
import { rooms } from './rooms';
import { ForgottenUploads } from './sources/uploads/forgotten-uploads';

/** The other door: the same rooms, entered by jobs. */
@Module({})
export class WorkerModule {
  static register(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.register(config), CycleModule, SourcesModule, ...rooms],
      providers: [
        JobWorkers,
        Sealer,
        MailSender,
        Sweep,
        Scheduler,
        SweepSimulations,
        MeasureAhead,
        FolderWatch,
        OutdatedRows,
        ForgottenUploads,
      ],
    };
  }
}
