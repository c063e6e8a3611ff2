import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { deviationsOf, type Comparable } from '../deviations/compare';
import type { Subject, SubjectKind } from '../subjects/subject';
import { sums } from '../testing/sums';
import { INDICATORS } from './catalogue';
import { computeIndicator } from './compute-indicator';
import type { IndicatorCode } from './catalogue';
import type { Measures } from './measures';

// Five thousand real calls, reckoned apart from us; the set lies beside the repository and is not part of it.
const REFERENCE = resolve(import.meta.dirname, '../../../../../shared/data/pwc-call-centre/reference.json');
const present = existsSync(REFERENCE);

type Statistic = { n: number; sum: number; mean: number; stdev_sample: number };
type Slice = {
  offered: number;
  answered: number;
  abandoned: number;
  answer_rate: number;
  abandonment_rate: number;
  answer_rate_wilson95: [number, number];
  resolved: number;
  resolved_rate_over_answered: number;
  resolved_over_answered_wilson95: [number, number];
  asa_seconds: Statistic;
  talk_seconds: Statistic;
  csat: {
    mean: number;
    top2box_count: number;
    top2box_rate: number;
    top2box_wilson95: [number, number];
    distribution: Record<string, number>;
  };
};
type Reference = { overall: Slice; by_agent: Record<string, Slice>; by_topic: Record<string, Slice> };

(present ? describe : describe.skip)('five thousand calls reckoned apart (../shared/data/pwc-call-centre)', () => {
  const reference = present ? (JSON.parse(readFileSync(REFERENCE, 'utf8')) as Reference) : null!;
  const slices = present
    ? [
        ['organisation', 'overall', reference.overall] as const,
        ...Object.entries(reference.by_agent).map(([name, slice]) => ['agent', name, slice] as const),
        ...Object.entries(reference.by_topic).map(([name, slice]) => ['topic', name, slice] as const),
      ]
    : [];

  test.each(slices)('%s %s', (_kind, _name, slice) => {
    const measures = measuresOf(slice);
    const measured = (code: IndicatorCode) => computeIndicator(INDICATORS[code], measures);
    expect(measured('VOL').value).toBe(slice.offered);
    near(measured('ANS').value, slice.answer_rate);
    near(measured('ANS').low, slice.answer_rate_wilson95[0]);
    near(measured('ANS').high, slice.answer_rate_wilson95[1]);
    near(measured('ABN').value, slice.abandonment_rate);
    near(measured('ASA').value, slice.asa_seconds.mean);
    near(measured('AHT').value, slice.talk_seconds.mean);
    near(measured('RES').value, slice.resolved_rate_over_answered);
    near(measured('RES').low, slice.resolved_over_answered_wilson95[0]);
    near(measured('RES').high, slice.resolved_over_answered_wilson95[1]);
    near(measured('CSAT').value, slice.csat.top2box_rate);
    near(measured('CSAT').low, slice.csat.top2box_wilson95[0]);
    near(measured('CSAT').high, slice.csat.top2box_wilson95[1]);
    near(measured('CSAT_M').value, slice.csat.mean);
  });

  test('with targets at the overall values, 52 comparisons give one significant deviation and no signal', () => {
    const overall = measuresOf(reference.overall);
    const comparables = slices.slice(1).flatMap(([kind, name, slice]) =>
      (['ANS', 'RES', 'CSAT', 'ASA'] as const).map((code): Comparable => {
        const measurement = {
          indicator: code,
          period: '2021',
          version: 1,
          subject: subjectOf(kind, name),
          ...computeIndicator(INDICATORS[code], measuresOf(slice)),
        };
        const value = computeIndicator(INDICATORS[code], overall).value!;
        return { measurement, target: { value, upper: null, warning: null, critical: null }, earlier: [] };
      }),
    );
    const deviations = deviationsOf(comparables);
    expect(deviations).toHaveLength(52);
    expect(deviations.filter(({ significant }) => significant)).toHaveLength(1);
    expect(deviations.filter(({ signal }) => signal)).toHaveLength(0);
  });
});

function near(actual: number | null, expected: number): void {
  expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(5.1e-7);
}

/** The sums behind the published figures; squares come back from the sample deviation. */
function measuresOf({ offered, answered, abandoned, resolved, asa_seconds, talk_seconds, csat }: Slice): Measures {
  const squares = ({ n, mean, stdev_sample }: Statistic) => ((n - 1) * stdev_sample ** 2 + n * mean ** 2) * 1e6;
  const votes = Object.entries(csat.distribution).map(([vote, count]) => [Number(vote), count] as const);
  return sums({
    contacts: offered,
    offered,
    answered,
    abandoned,
    waitCount: asa_seconds.n,
    waitMs: asa_seconds.sum * 1000,
    waitMsSquared: squares(asa_seconds),
    talkCount: answered,
    holdCount: answered,
    wrapCount: answered,
    handleCount: talk_seconds.n,
    handleMs: talk_seconds.sum * 1000,
    handleMsSquared: squares(talk_seconds),
    resolvedCount: answered,
    resolvedYes: resolved,
    csatCount: votes.reduce((sum, [, count]) => sum + count, 0),
    csatTop: csat.top2box_count,
    csatSum: votes.reduce((sum, [vote, count]) => sum + vote * count, 0),
    csatSquares: votes.reduce((sum, [vote, count]) => sum + vote * vote * count, 0),
  });
}

function subjectOf(kind: SubjectKind, name: string): Subject {
  return { kind, id: name, code: name, name };
}
