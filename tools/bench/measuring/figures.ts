import { LAST_DAY_SEEN } from './contacts-file.ts';

/** An indicator as the yardstick computes it, over contacts as the file has them: of a count no denominator, of a percentile how many there are. */
export type FigureSql = { readonly numerator: string; readonly denominator: string | null };

const count = (...where: string[]) => `count(*) filter (where ${where.join(' and ')})`;
const proportion = (successes: string, ...trials: string[]): FigureSql => ({
  numerator: count(...trials, successes),
  denominator: count(...trials),
});
const mean = (what: string, ...where: string[]): FigureSql => ({
  numerator: `sum(${what}) filter (where ${where.join(' and ')})`,
  denominator: count(...where),
});
const percentile = (p: number, what: string, ...where: string[]): FigureSql => ({
  numerator: `quantile_disc(${what}, ${p}) filter (where ${where.join(' and ')})`,
  denominator: count(...where),
});

const ANSWERED = `outcome = 'answered'`;
const ABANDONED = `outcome = 'abandoned'`;
const OFFERED = `outcome in ('answered', 'abandoned')`;
const WAITED = [ANSWERED, '"waitSeconds" is not null'];
const HANDLE = '"talkSeconds" + "holdSeconds" + "wrapSeconds"';
const HANDLED = [ANSWERED, `${HANDLE} is not null`];
const within = (seconds: number) => `"waitSeconds" <= ${seconds}`;

const since = (instant: string) => `(epoch_ms("${instant}") - epoch_ms("arrivedAt")) / 1000.0`;
const RESOLVED_AT = [ANSWERED, '"resolvedAt" is not null'];
const DUE = [ANSWERED, `day + 30 <= date '${LAST_DAY_SEEN}'`];

const WEEK = `interval 7 day`;
const followedFor = (window: string) => [
  ANSWERED,
  'customer is not null',
  `"arrivedAt" + ${window} < (date '${LAST_DAY_SEEN}' + time '23:00')`,
];
const unrepeatedFor = (window: string) => `(again_at is null or again_at - "arrivedAt" > ${window})`;
const FOLLOWED = followedFor(WEEK);
const UNREPEATED = unrepeatedFor(WEEK);
const UNREPEATED_ON_ANY_TOPIC = `(any_again_at is null or any_again_at - "arrivedAt" > ${WEEK})`;
const FIRST = `(before_at is null or "arrivedAt" - before_at > ${WEEK})`;

/** First contact resolution by repeated contacts about the same topic, within so many days. */
export const resolvedAtFirst = (days: number): FigureSql =>
  proportion(unrepeatedFor(`interval ${days} day`), ...followedFor(`interval ${days} day`));

/** Written apart from the product's own formulas, on purpose: their figures must agree. The day ends in Rome, in winter, at 23 UTC. */
export const FIGURES: Readonly<Record<string, FigureSql>> = {
  VOL: { numerator: 'count(*)', denominator: null },
  ANS: proportion(ANSWERED, OFFERED),
  ABN: proportion(ABANDONED, OFFERED),
  ABN_S: proportion(ABANDONED, `(${ANSWERED} or (${ABANDONED} and not ${within(5)}))`),
  SL1: proportion(within(20), ...WAITED),
  SL2: proportion(`${ANSWERED} and ${within(20)}`, OFFERED),
  SL3: proportion(`${ANSWERED} and ${within(20)}`, `(${ANSWERED} or (${ABANDONED} and not ${within(20)}))`),
  SL4: proportion(within(20), OFFERED),
  ASA: mean('"waitSeconds"', ...WAITED),
  OCQ: percentile(0.95, '"waitSeconds"', ...WAITED),
  WTA: mean('"waitSeconds"', ABANDONED),
  SELF: proportion(`outcome = 'left-in-ivr'`, `outcome in ('left-in-ivr', 'answered', 'abandoned')`),
  AHT: mean(HANDLE, ...HANDLED),
  AHT_P50: percentile(0.5, HANDLE, ...HANDLED),
  FRT: mean(since('firstReplyAt'), '"firstReplyAt" is not null'),
  FRT_P50: percentile(0.5, since('firstReplyAt'), '"firstReplyAt" is not null'),
  FRT_P80: percentile(0.8, since('firstReplyAt'), '"firstReplyAt" is not null'),
  FRT_P90: percentile(0.9, since('firstReplyAt'), '"firstReplyAt" is not null'),
  RES: proportion('resolved', ANSWERED, 'resolved is not null'),
  FCR_W: proportion(UNREPEATED, ...FOLLOWED),
  FCR_A: proportion(UNREPEATED_ON_ANY_TOPIC, ...FOLLOWED),
  FCR_F: proportion(`${UNREPEATED} and ${FIRST}`, ...FOLLOWED),
  REP: proportion(`not ${FIRST}`, 'customer is not null'),
  REOP: proportion('reopened', ANSWERED, 'resolved', 'reopened is not null'),
  TRF: proportion('transferred', ANSWERED, 'transferred is not null'),
  ESC: proportion('escalated', ANSWERED, 'escalated is not null'),
  OTR: proportion('"resolvedAt" is not null', ...DUE),
  TTR: mean(since('resolvedAt'), ...RESOLVED_AT),
  TTR_P50: percentile(0.5, since('resolvedAt'), ...RESOLVED_AT),
  TTR_P80: percentile(0.8, since('resolvedAt'), ...RESOLVED_AT),
  TTR_P90: percentile(0.9, since('resolvedAt'), ...RESOLVED_AT),
  CSAT: proportion('csat >= 4', 'csat is not null'),
  CSAT_M: mean('csat', 'csat is not null'),
  DSAT: proportion('csat <= 2', 'csat is not null'),
};
