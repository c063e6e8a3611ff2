import type { MeasuredKind, MeasuredRecords } from '@circolo/domain';

/** Where the records of a kind lie, and by which columns they belong to subjects. */
export interface RecordsTable {
  readonly table: string;
  /** When a record began. */
  readonly at: string;
  readonly lastDay: string;
  readonly keyOf: Readonly<Partial<Record<Exclude<MeasuredKind, 'organisation' | 'label'>, string>>>;
  /** The column of an array of keys of labels. */
  readonly labels?: string;
}

const keyed = <K extends string>(...kinds: K[]) => Object.fromEntries(kinds.map((kind) => [kind, `r.${kind}_key`])) as Record<K, string>;

export const RECORDS_TABLES: Readonly<Record<MeasuredRecords, RecordsTable>> = {
  interactions: {
    table: 'interaction',
    at: 'arrived_at',
    lastDay: 'r.day',
    keyOf: keyed('team', 'agent', 'channel', 'topic', 'service', 'site', 'segment', 'touchpoint'),
    labels: 'label_keys',
  },
  answers: {
    table: 'questionnaire_answer',
    at: 'answered_at',
    lastDay: 'r.day',
    keyOf: keyed('team', 'agent', 'channel', 'topic', 'service', 'site', 'segment'),
  },
  complaints: {
    table: 'complaint',
    at: 'received_at',
    lastDay: 'r.day',
    keyOf: keyed('team', 'channel', 'topic', 'service', 'site', 'segment'),
  },
  evaluations: { table: 'listening_evaluation', at: 'evaluated_at', lastDay: 'r.day', keyOf: keyed('team', 'agent', 'channel', 'topic') },
  visits: { table: 'visit', at: 'visited_at', lastDay: 'r.day', keyOf: keyed('touchpoint', 'channel', 'service') },
  hours: { table: 'logged_hours', at: 'day', lastDay: 'r.day', keyOf: keyed('team', 'agent') },
  aggregates: {
    table: 'aggregate_measure',
    at: 'begins_at',
    lastDay: 'r.last_day',
    keyOf: keyed('team', 'channel', 'topic', 'service', 'site'),
  },
};

/** Fields whose column has another name than theirs. */
const COLUMNS: Readonly<Record<string, string>> = {
  loggedSeconds: 'logged_ms',
  availableSeconds: 'available_ms',
  paidSeconds: 'paid_ms',
  scheduledSeconds: 'scheduled_ms',
  inPlanSeconds: 'in_plan_ms',
  trainingSeconds: 'training_ms',
};

/** The column of a field of a record (`r`). */
export const columnOf = (field: string): string => `r.${COLUMNS[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** A number of a record in the unit of its field: durations are kept in milliseconds. */
export function numberOf(field: string): string {
  const column = columnOf(field);
  return field in COLUMNS ? `(${column} / 1000.0)` : column;
}
