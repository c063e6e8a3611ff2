import * as z from 'zod';
import { RunRow } from './cycle';
import { Id, Instant, PeriodText } from './lists';
import { SubjectReference } from './subjects';

/** A card of the inbox: something that waits for this person. `kind` says which page opens it. */
export const InboxCard = z
  .object({
    kind: z.enum([
      'improvement-to-sign',
      'improvement-to-start',
      'improvement-to-finish',
      'training-to-accept',
      'training-to-schedule',
      'training-to-attend',
      'training-mine',
      'bonus-to-decide',
      'bonus-mine',
      'import-failed',
      'rule-to-publish',
    ]),
    id: Id,
    title: z.string(),
    subject: SubjectReference.nullable(),
    period: PeriodText.nullable(),
    since: Instant,
    /** What is there already, such as the functions that have signed. */
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'InboxCard' });
export type InboxCard = z.infer<typeof InboxCard>;

/** `GET /today`: what waits for me, how many of each kind, the latest run, and the last period that has data. */
export const Today = z
  .object({
    cards: z.array(InboxCard),
    counts: z.record(z.string(), z.number().int()),
    run: RunRow.nullable(),
    lastPeriod: PeriodText.nullable(),
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof Today>;
