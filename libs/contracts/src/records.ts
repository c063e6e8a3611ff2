import type { SubjectKind } from '@circolo/domain';

/** What an import can bring. A record is known by its source, its kind and its `externalId`. */
export const RECORD_KINDS = ['interactions', 'answers', 'complaints', 'evaluations', 'visits', 'staff', 'hours', 'aggregates'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/**
 * What the value of a field is. `code`: of a subject of the field's name; `moment`: an instant, or a day that stands for its beginning;
 * `date`: a local day; `seconds`: a duration; `score`: a whole number on a scale; `whole`, `decimal`: numbers; `measure`: one of AGGREGATE_MEASURES.
 */
export const FIELD_KINDS = [
  'text',
  'code',
  'outcome',
  'instant',
  'moment',
  'date',
  'seconds',
  'boolean',
  'score',
  'whole',
  'decimal',
  'measure',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** The fields of each kind of record, in the order of the product's own layout. */
export const FIELD_KINDS_OF = {
  /** Contacts of customers. `case` gathers the interactions of one problem; an automatic first reply does not count as a reply. */
  interactions: {
    externalId: 'text',
    arrivedAt: 'instant',
    channel: 'code',
    outcome: 'outcome',
    topic: 'code',
    service: 'code',
    site: 'code',
    segment: 'code',
    agent: 'code',
    team: 'code',
    customer: 'text',
    waitSeconds: 'seconds',
    talkSeconds: 'seconds',
    holdSeconds: 'seconds',
    wrapSeconds: 'seconds',
    firstReplyAt: 'instant',
    resolvedAt: 'instant',
    resolved: 'boolean',
    transferred: 'boolean',
    escalated: 'boolean',
    reopened: 'boolean',
    csat: 'score',
    nps: 'score',
    ces: 'score',
    touchpoint: 'code',
    case: 'text',
    queuedAt: 'instant',
    reopenedAt: 'instant',
    automaticReply: 'boolean',
  },
  /** Answers to questionnaires, and invitations that nobody answered. `interaction` is the `externalId` of the contact they are about. */
  answers: {
    externalId: 'text',
    answeredAt: 'instant',
    interaction: 'text',
    channel: 'code',
    topic: 'code',
    service: 'code',
    site: 'code',
    segment: 'code',
    agent: 'code',
    team: 'code',
    customer: 'text',
    questionnaire: 'text',
    csat: 'score',
    nps: 'score',
    ces: 'score',
    resolvedAtFirstContact: 'boolean',
    invited: 'boolean',
    answered: 'boolean',
    comment: 'text',
  },
  /** Complaints. `repliedAt` is the motivated reply; `praise` is an attestation of esteem that came the same way. */
  complaints: {
    externalId: 'text',
    receivedAt: 'instant',
    channel: 'code',
    topic: 'code',
    service: 'code',
    site: 'code',
    segment: 'code',
    team: 'code',
    customer: 'text',
    acknowledgedAt: 'instant',
    repliedAt: 'instant',
    resolvedAt: 'instant',
    founded: 'boolean',
    withdrawn: 'boolean',
    praise: 'boolean',
    reminders: 'whole',
  },
  /** Listening evaluations of contacts: points given out of those that applied. */
  evaluations: {
    externalId: 'text',
    evaluatedAt: 'instant',
    agent: 'code',
    team: 'code',
    channel: 'code',
    topic: 'code',
    evaluator: 'text',
    points: 'decimal',
    applicablePoints: 'decimal',
    criticalErrors: 'whole',
  },
  /** Visits of web pages and other touchpoints, with the answers left there. */
  visits: {
    externalId: 'text',
    visitedAt: 'moment',
    touchpoint: 'code',
    channel: 'code',
    service: 'code',
    visits: 'whole',
    satisfied: 'whole',
    answers: 'whole',
  },
  /** Who works here and since when; `presence` is the share of full time, 0 to 1. */
  staff: {
    externalId: 'text',
    agent: 'code',
    name: 'text',
    hiredOn: 'date',
    leftOn: 'date',
    team: 'code',
    role: 'text',
    presence: 'decimal',
    employer: 'text',
  },
  /** Hours of an agent on a day. `inPlanSeconds` were spent in the planned state. */
  hours: {
    externalId: 'text',
    day: 'date',
    agent: 'code',
    team: 'code',
    scheduledSeconds: 'seconds',
    paidSeconds: 'seconds',
    loggedSeconds: 'seconds',
    availableSeconds: 'seconds',
    inPlanSeconds: 'seconds',
    trainingSeconds: 'seconds',
  },
  /** Sums over an interval, of sources that give no records. `to` is the last day, that of `from` unless said. */
  aggregates: {
    externalId: 'text',
    from: 'moment',
    to: 'date',
    measure: 'measure',
    value: 'decimal',
    channel: 'code',
    topic: 'code',
    team: 'code',
    service: 'code',
    site: 'code',
    thresholdSeconds: 'seconds',
  },
} as const satisfies Readonly<Record<RecordKind, Readonly<Record<string, FieldKind>>>>;

type FieldKindsOf = typeof FIELD_KINDS_OF;
export type FieldOf<K extends RecordKind> = keyof FieldKindsOf[K] & string;
/** A field of any kind of record. */
export type RecordField = { [K in RecordKind]: FieldOf<K> }[RecordKind];

/** The names of the fields, by kind of record. */
export const FIELDS_OF = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, Object.keys(FIELD_KINDS_OF[kind])])) as unknown as {
  readonly [K in RecordKind]: readonly FieldOf<K>[];
};

export const REQUIRED_OF = {
  interactions: ['externalId', 'arrivedAt', 'channel', 'outcome'],
  answers: ['externalId', 'answeredAt'],
  complaints: ['externalId', 'receivedAt'],
  evaluations: ['externalId', 'evaluatedAt', 'agent', 'points', 'applicablePoints'],
  visits: ['externalId', 'visitedAt', 'touchpoint', 'visits'],
  staff: ['externalId', 'agent', 'hiredOn'],
  hours: ['externalId', 'day', 'agent'],
  aggregates: ['externalId', 'from', 'measure', 'value'],
} as const satisfies { readonly [K in RecordKind]: readonly FieldOf<K>[] };

/** Fields whose values are codes of subjects of the same name. */
export const CODED_FIELDS = [
  'channel',
  'topic',
  'service',
  'site',
  'segment',
  'agent',
  'team',
  'touchpoint',
] as const satisfies readonly (RecordField & SubjectKind)[];
export type CodedField = (typeof CODED_FIELDS)[number];

/** Fields that can tell who somebody is, and of which a mapping may keep a pseudonym. */
export const PSEUDONYMISABLE_FIELDS = [
  'agent',
  'customer',
  'externalId',
  'interaction',
  'case',
  'evaluator',
  'name',
] as const satisfies readonly RecordField[];
export type PseudonymisableField = (typeof PSEUDONYMISABLE_FIELDS)[number];

export function fieldKindOf(kind: RecordKind, field: string): FieldKind | undefined {
  return (FIELD_KINDS_OF[kind] as Readonly<Record<string, FieldKind>>)[field];
}

export function isRequiredField(kind: RecordKind, field: string): boolean {
  return (REQUIRED_OF[kind] as readonly string[]).includes(field);
}

/** Measures that a source may give as sums: they can be added up over days and subjects. The `Within` ones ask for their threshold. */
export const AGGREGATE_MEASURES = [
  'contacts',
  'offered',
  'answered',
  'answeredWithin',
  'abandoned',
  'abandonedShort',
  'abandonedWithin',
  'waitSecondsSum',
  'waitCount',
  'talkSecondsSum',
  'holdSecondsSum',
  'wrapSecondsSum',
  'handledCount',
  'resolvedCount',
  'resolvedBase',
  'transferredCount',
  'escalatedCount',
  'reopenedCount',
  'firstReplySecondsSum',
  'firstReplyCount',
  'csatSum',
  'csatCount',
  'csatTopCount',
  'npsPromoters',
  'npsDetractors',
  'npsCount',
  'cesSum',
  'cesCount',
  'invitations',
  'complaints',
  'scheduledSeconds',
  'paidSeconds',
  'loggedSeconds',
  'availableSeconds',
  'visits',
  'cost',
] as const;
export type AggregateMeasure = (typeof AGGREGATE_MEASURES)[number];

/** The measures that count what happened within so many seconds. */
export const MEASURES_WITHIN = ['answeredWithin', 'abandonedWithin', 'abandonedShort'] as const satisfies readonly AggregateMeasure[];
