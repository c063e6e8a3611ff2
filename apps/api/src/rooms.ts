import { AuditModule } from './audit/audit.module';
import { BonusModule } from './bonus/bonus.module';
import { CalendarsModule } from './calendars/calendars.module';
import { CycleModule } from './cycle/cycle.module';
import { DeviationsModule } from './deviations/deviations.module';
import { ImprovementModule } from './improvement/improvement.module';
import { IndicatorsModule } from './indicators/indicators.module';
import { NotificationsModule } from './notifications/notifications.module';
import { PeopleModule } from './people/people.module';
import { RulesModule } from './rules/rules.module';
import { SourcesModule } from './sources/sources.module';
import { SubjectsModule } from './subjects/subjects.module';
import { TodayModule } from './today/today.module';
import { TrainingModule } from './training/training.module';

/** Foundations first, then the stages in the order of the cycle, then the cycle itself. */
export const rooms = [
  PeopleModule,
  SubjectsModule,
  CalendarsModule,
  AuditModule,
  NotificationsModule,
  SourcesModule,
  IndicatorsModule,
  DeviationsModule,
  RulesModule,
  ImprovementModule,
  TrainingModule,
  BonusModule,
  CycleModule,
  TodayModule,
] as const;
