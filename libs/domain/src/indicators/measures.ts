import { type Clock, type MeasureCondition, type MeasureDefinition, type Parameters, parametersOf, withParameters } from './measure';

const among = (...outcomes: string[]): MeasureCondition => ({ field: 'outcome', in: outcomes });
const ANSWERED = among('answered');
const ABANDONED = among('abandoned');
const count = (...where: MeasureCondition[]): MeasureDefinition => ({ over: 'interactions', where });

/** The three sums that a mean and its interval stand on, under one name. */
function lengths<N extends string>(name: N, clock: Clock, ...where: MeasureCondition[]) {
  const known = count(...where, { clock, known: true });
  return {
    [`${name}Count`]: known,
    [`${name}Ms`]: { ...known, sum: { clock } },
    [`${name}MsSquared`]: { ...known, sum: { clock }, squared: true },
  } as Record<`${N}Count` | `${N}Ms` | `${N}MsSquared`, MeasureDefinition>;
}

function flag<N extends string>(field: N, ...where: MeasureCondition[]) {
  return {
    [`${field}Count`]: count(...where, { known: field }),
    [`${field}Yes`]: count(...where, { field, is: true }),
  } as Record<`${N}Count` | `${N}Yes`, MeasureDefinition>;
}

const KNOWN_CUSTOMER: MeasureCondition = { known: 'customer' };
const FOLLOWED: readonly MeasureCondition[] = [ANSWERED, KNOWN_CUSTOMER, { observed: { parameter: 'windowDays' }, unit: 'days' }];
const after = (clock: Clock): MeasureCondition => ({ clock, over: { parameter: 'windowDays' }, unit: 'days' });

const REPLY_TRACKED: readonly MeasureCondition[] = [
  { field: 'outcome', in: ['answered', 'abandoned', 'other'] },
  { tracked: 'firstReplyAt' },
  { possible: 'firstReply' },
];
const HUMAN: MeasureCondition = { field: 'automaticReply', isNot: true };
const CASE: readonly MeasureCondition[] = [ANSWERED, { tracked: 'resolvedAt' }, { possible: 'resolution' }];
const TERM = { parameter: 'termDays' };

/** Scores given with the contact, and those of a questionnaire, are the same thing over two kinds of records. */
function scores<P extends string>(prefix: P, over: 'interactions' | 'answers') {
  const named = (name: string) => (prefix === '' ? name : prefix + name[0]!.toUpperCase() + name.slice(1));
  const csat = { score: 'csat', top: 5 } as const;
  const ces = { score: 'ces', top: 7 } as const;
  const nps = { score: 'nps', top: 10 } as const;
  const entries: readonly (readonly [string, MeasureDefinition])[] = [
    ['csatCount', { over, where: [csat] }],
    ['csatTop', { over, where: [{ ...csat, from: 4 }] }],
    ['csatBottom', { over, where: [{ ...csat, to: 2 }] }],
    ['csatSum', { over, where: [csat], sum: { number: 'csat' } }],
    ['csatSquares', { over, where: [csat], sum: { number: 'csat' }, squared: true }],
    ['npsCount', { over, where: [nps] }],
    ['npsPromoters', { over, where: [{ ...nps, from: 9 }] }],
    ['npsDetractors', { over, where: [{ ...nps, to: 6 }] }],
    ['cesCount', { over, where: [ces] }],
    ['cesEasy', { over, where: [{ ...ces, from: 5 }] }],
    ['cesSum', { over, where: [ces], sum: { number: 'ces' } }],
    ['cesSquares', { over, where: [ces], sum: { number: 'ces' }, squared: true }],
  ];
  return Object.fromEntries(entries.map(([name, definition]) => [named(name), definition])) as Record<
    P extends '' ? ScoreMeasure : `${P}${Capitalize<ScoreMeasure>}`,
    MeasureDefinition
  >;
}
type ScoreMeasure =
  | 'csatCount'
  | 'csatTop'
  | 'csatBottom'
  | 'csatSum'
  | 'csatSquares'
  | 'npsCount'
  | 'npsPromoters'
  | 'npsDetractors'
  | 'cesCount'
  | 'cesEasy'
  | 'cesSum'
  | 'cesSquares';

const COMPLAINT: MeasureCondition = { field: 'praise', isNot: true };
const TIMELY: readonly MeasureCondition[] = [COMPLAINT, { field: 'withdrawn', isNot: true }];

/** Sums that come as sums, from systems that give no records. Seconds become milliseconds, euros cents. */
const given = (measure: string, times = 1): MeasureDefinition => ({
  over: 'aggregates',
  where: [{ field: 'measure', in: [measure] }],
  sum: { number: 'value', times },
});
const hours = (number: string): MeasureDefinition => ({
  over: 'hours',
  where: [{ known: number }],
  sum: { number, times: 1000 },
});

/**
 * The additive sums that indicators are made of, over the records of one subject on some days. They may be added up across days;
 * durations are whole milliseconds. A name with parameters stands for one sum for each value of them.
 */
export const MEASURES = {
  contacts: count(),
  offered: count(among('answered', 'abandoned')),
  answered: count(ANSWERED),
  abandoned: count(ABANDONED),
  leftInIvr: count(among('left-in-ivr')),
  ...lengths('wait', 'wait', ANSWERED),
  answeredWithin: count(ANSWERED, { clock: 'wait', atMost: { parameter: 'thresholdSeconds' }, unit: 'seconds' }),
  ...lengths('abandonedWait', 'wait', ABANDONED),
  abandonedWithin: count(ABANDONED, { clock: 'wait', atMost: { parameter: 'thresholdSeconds' }, unit: 'seconds' }),
  abandonedAfter: count(ABANDONED, { clock: 'wait', over: { parameter: 'thresholdSeconds' }, unit: 'seconds' }),
  ...lengths('talk', 'talk', ANSWERED),
  ...lengths('hold', 'hold', ANSWERED),
  ...lengths('wrap', 'wrap', ANSWERED),
  ...lengths('handle', 'handle', ANSWERED),
  ...flag('resolved', ANSWERED),
  ...flag('transferred', ANSWERED),
  ...flag('escalated', ANSWERED),
  ...flag('reopened', ANSWERED, { field: 'resolved', is: true }),
  followed: count(...FOLLOWED),
  unrepeatedSameTopic: count(...FOLLOWED, after('laterSameTopic')),
  unrepeatedAnyTopic: count(...FOLLOWED, after('laterAnyTopic')),
  aloneSameTopic: count(...FOLLOWED, after('laterSameTopic'), after('earlierSameTopic')),
  customerCount: count(KNOWN_CUSTOMER),
  repeats: count(KNOWN_CUSTOMER, { clock: 'earlierSameTopic', atMost: { parameter: 'windowDays' }, unit: 'days' }),
  ...lengths('firstReply', 'firstReply', HUMAN),
  ...lengths('firstReplyOpen', 'firstReplyOpen', HUMAN),
  replyDue: count(...REPLY_TRACKED, { observed: { parameter: 'termHours' }, unit: 'hours' }),
  repliedInTime: count(...REPLY_TRACKED, { observed: { parameter: 'termHours' }, unit: 'hours' }, HUMAN, {
    clock: 'firstReply',
    atMost: { parameter: 'termHours' },
    unit: 'hours',
  }),
  replyDueOpen: count(...REPLY_TRACKED, { observed: { parameter: 'termHours' }, unit: 'hours', openingHours: true }),
  repliedInTimeOpen: count(...REPLY_TRACKED, { observed: { parameter: 'termHours' }, unit: 'hours', openingHours: true }, HUMAN, {
    clock: 'firstReplyOpen',
    atMost: { parameter: 'termHours' },
    unit: 'hours',
  }),
  ...lengths('resolution', 'resolution', ANSWERED),
  ...lengths('resolutionOpen', 'resolutionOpen', ANSWERED),
  cases: count(...CASE),
  due: count(...CASE, { observed: TERM, unit: 'local-days' }),
  resolvedInTime: count(...CASE, { observed: TERM, unit: 'local-days' }, { clock: 'resolution', atMost: TERM, unit: 'local-days' }),
  closed: count(...CASE, { clock: 'resolution', known: true }),
  closedInTime: count(...CASE, { clock: 'resolution', atMost: TERM, unit: 'local-days' }),
  ...scores('', 'interactions'),
  ...scores('survey', 'answers'),
  invitations: { over: 'answers', where: [{ field: 'invited', is: true }] },
  responses: {
    over: 'answers',
    where: [
      { field: 'invited', is: true },
      { field: 'answered', is: true },
    ],
  },
  surveyResolvedCount: { over: 'answers', where: [{ known: 'resolvedAtFirstContact' }] },
  surveyResolvedYes: { over: 'answers', where: [{ field: 'resolvedAtFirstContact', is: true }] },
  complaints: { over: 'complaints', where: [COMPLAINT] },
  complaintsDue: { over: 'complaints', where: [...TIMELY, { observed: TERM, unit: 'local-days' }] },
  complaintsRepliedInTime: {
    over: 'complaints',
    where: [...TIMELY, { observed: TERM, unit: 'local-days' }, { clock: 'firstReply', atMost: TERM, unit: 'local-days' }],
  },
  complaintsClosed: { over: 'complaints', where: [COMPLAINT, { known: 'resolvedAt' }, { known: 'reminders' }] },
  complaintsWithoutReminder: {
    over: 'complaints',
    where: [COMPLAINT, { known: 'resolvedAt' }, { known: 'reminders' }, { number: 'reminders', atMost: 0 }],
  },
  evaluations: { over: 'evaluations', where: [] },
  points: { over: 'evaluations', where: [], sum: { number: 'points', times: 1000 } },
  applicablePoints: { over: 'evaluations', where: [], sum: { number: 'applicablePoints', times: 1000 } },
  criticalErrorsKnown: { over: 'evaluations', where: [{ known: 'criticalErrors' }] },
  withoutCriticalErrors: { over: 'evaluations', where: [{ known: 'criticalErrors' }, { number: 'criticalErrors', atMost: 0 }] },
  visits: { over: 'visits', where: [], sum: { number: 'visits' } },
  loggedMs: hours('loggedSeconds'),
  availableMs: hours('availableSeconds'),
  paidMs: hours('paidSeconds'),
  scheduledMs: hours('scheduledSeconds'),
  inPlanMs: hours('inPlanSeconds'),
  givenContacts: given('contacts'),
  givenOffered: given('offered'),
  givenAnswered: given('answered'),
  givenAbandoned: given('abandoned'),
  givenWaitCount: given('waitCount'),
  givenWaitMs: given('waitSecondsSum', 1000),
  givenResolvedBase: given('resolvedBase'),
  givenResolved: given('resolvedCount'),
  givenCsatCount: given('csatCount'),
  givenCsatTop: given('csatTopCount'),
  givenCsatSum: given('csatSum'),
  givenComplaints: given('complaints'),
  givenCostCents: given('cost', 100),
} as const satisfies Readonly<Record<string, MeasureDefinition>>;
export type Measure = keyof typeof MEASURES;

/** Sums by the id of their measure; one that is not there is zero. */
export type Measures = Readonly<Record<string, number>>;

/** The name of one sum: that of the measure, with the values of its parameters where it has some, such as `answeredWithin(20)`. */
export function measureId(measure: Measure, parameters: Parameters): string {
  const values = [...new Set(parametersOf(MEASURES[measure]))].map((name) => parameters[name]);
  return values.length === 0 ? measure : `${measure}(${values.join(',')})`;
}

/** What a sum is taken over, with its parameters put in. */
export function measureDefinition(measure: Measure, parameters: Parameters): MeasureDefinition {
  return withParameters(MEASURES[measure], parameters);
}

/** The sums of several parts (days, teams), measure by measure. */
export function addMeasures(parts: readonly Measures[]): Measures {
  const sums: Record<string, number> = {};
  for (const part of parts) for (const [id, value] of Object.entries(part)) sums[id] = (sums[id] ?? 0) + value;
  return sums;
}
