import { PeopleAndSubjects1795000000001 } from './1795000000001-people-and-subjects';
import { RequestsApprovalsAudit1795000000002 } from './1795000000002-requests-approvals-audit';
import { InteractionsAndImports1795000000003 } from './1795000000003-interactions-and-imports';
import { MeasuringAndComparing1795000000004 } from './1795000000004-measuring-and-comparing';
import { DecidingAndActing1795000000005 } from './1795000000005-deciding-and-acting';
import { StandingOfWork1795000000006 } from './1795000000006-standing-of-work';
import { UploadsAndCancellation1795000000101 } from './1795000000101-uploads-and-cancellation';
import { KindsOfRecords1795000000201 } from './1795000000201-kinds-of-records';
import { OpeningCalendars1795000000301 } from './1795000000301-opening-calendars';
import { SavedMappingsAndDoors1795000000401 } from './1795000000401-saved-mappings-and-doors';
import { MeasuresAsData1795000000501 } from './1795000000501-measures-as-data';
import { IndicatorVersions1795000000502 } from './1795000000502-indicator-versions';
import { SavedViews1795000000801 } from './1795000000801-saved-views';
import { LengthsInOnePass1795000000503 } from './1795000000503-lengths-in-one-pass';
import { LateDataOfRuns1795000000901 } from './1795000000901-late-data-of-runs';
import { IdsUsedAgain1795000000902 } from './1795000000902-ids-used-again';
import { RecordsOfSources1795000000903 } from './1795000000903-records-of-sources';
import { FilesLetGo1795000000904 } from './1795000000904-files-let-go';
import { SealedAudit1795000001001 } from './1795000001001-sealed-audit';
import { LengthsOfADayInOneRow1795000001002 } from './1795000001002-lengths-of-a-day-in-one-row';
import { CasesOfADay1795000001003 } from './1795000001003-cases-of-a-day';
import { PresenceOfADayInOneRow1795000001004 } from './1795000001004-presence-of-a-day-in-one-row';
import { PausedRunsAndTheirLog1795000001301 } from './1795000001301-paused-runs-and-their-log';
import { PersistenceAndDose1795000001101 } from './1795000001101-persistence-and-dose';
import { CasesAndSimulations1795000001201 } from './1795000001201-cases-and-simulations';
import { WhatRulesDid1795000001102 } from './1795000001102-what-rules-did';
import { LookingBack1795000001103 } from './1795000001103-looking-back';
import { NotificationsAndMail1795000001401 } from './1795000001401-notifications-and-mail';
import { OutcomesByRun1795000001302 } from './1795000001302-outcomes-by-run';
import { RunSchedules1795000001303 } from './1795000001303-run-schedules';
import { EventsByActionAndPerson1795000001402 } from './1795000001402-events-by-action-and-person';

/** All migrations, in the order in which they are applied. */
export const migrations = [
  PeopleAndSubjects1795000000001,
  RequestsApprovalsAudit1795000000002,
  InteractionsAndImports1795000000003,
  MeasuringAndComparing1795000000004,
  DecidingAndActing1795000000005,
  StandingOfWork1795000000006,
  UploadsAndCancellation1795000000101,
  KindsOfRecords1795000000201,
  OpeningCalendars1795000000301,
  SavedMappingsAndDoors1795000000401,
  MeasuresAsData1795000000501,
  IndicatorVersions1795000000502,
  SavedViews1795000000801,
  LengthsInOnePass1795000000503,
  LateDataOfRuns1795000000901,
  IdsUsedAgain1795000000902,
  RecordsOfSources1795000000903,
  FilesLetGo1795000000904,
  SealedAudit1795000001001,
  LengthsOfADayInOneRow1795000001002,
  CasesOfADay1795000001003,
  PresenceOfADayInOneRow1795000001004,
  PausedRunsAndTheirLog1795000001301,
  PersistenceAndDose1795000001101,
  CasesAndSimulations1795000001201,
  WhatRulesDid1795000001102,
  LookingBack1795000001103,
  NotificationsAndMail1795000001401,
  OutcomesByRun1795000001302,
  RunSchedules1795000001303,
  EventsByActionAndPerson1795000001402,
] as const;
