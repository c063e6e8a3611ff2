import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  ComparedMeasurement,
  ComparedMeasurementQuery,
  ComparedVerdict,
  ComparedVerdictQuery,
  List,
  RunComparison,
} from '@circolo/contracts';
import { changedReasons, differenceOf, OUTCOME_CHANGES, Refusal, type Rule, type RunVerdict, type Verdict } from '@circolo/domain';
import { sightOf } from '../indicators/individual-figures.reads';
import { logReading } from '../indicators/individual-readings.reads';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import { rulesOfVersions } from '../rules/rules.reads';
import { type KeptDecision, writtenOut } from './kept-decision';
import { sightOf as outcomeSight } from './outcome-sight';
import {
  COUNT_MEASUREMENTS,
  COUNT_OUTCOMES,
  COUNT_VERDICTS,
  INDICATORS,
  LIST_MEASUREMENTS,
  LIST_VERDICTS,
  PAIR,
  RULES,
  TARGETS,
} from './run-comparison.queries';

interface Pair extends Pick<RunComparison, 'before' | 'after'> {
  readonly beforeKey: number;
  readonly afterKey: number;
  readonly period: string;
  readonly from: string;
  readonly until: string;
}
interface OfSubject {
  readonly name: string;
  readonly subjectKey: number;
  readonly subjectKind: string;
}
type PlacedMeasurement = ComparedMeasurement & OfSubject & { readonly place: number };
type Because = KeptDecision['because'];
type PlacedVerdict = Omit<ComparedVerdict, 'difference' | 'reasons'> &
  OfSubject & {
    readonly rank: number;
    readonly becauseBefore: Because | null;
    readonly becauseAfter: Because | null;
    readonly versionBefore: number | null;
    readonly versionAfter: number | null;
  };

/** Two runs of one period side by side, by what each of them kept: nothing is reckoned again. */
@Injectable()
export class RunComparisonService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async compare(id: string, other: string | undefined): Promise<RunComparison> {
    const { before, after, beforeKey, afterKey } = await this.pairOf(id, other);
    const keys = [beforeKey, afterKey];
    const [[measurements], [verdicts], changes, rules, indicators, targets] = await Promise.all([
      this.database.query<[RunComparison['measurements']]>(COUNT_MEASUREMENTS, keys),
      this.database.query<[RunComparison['verdicts']]>(COUNT_VERDICTS, keys),
      this.database.query<{ change: string; count: number }[]>(COUNT_OUTCOMES, [afterKey]),
      this.database.query<RunComparison['rules']>(RULES, keys),
      this.database.query<RunComparison['indicators']>(INDICATORS, keys),
      this.database.query<RunComparison['targets']>(TARGETS, keys),
    ]);
    const counted = new Map(changes.map(({ change, count }) => [change, count]));
    const outcomes = Object.fromEntries(OUTCOME_CHANGES.map((change) => [change, counted.get(change) ?? 0])) as RunComparison['outcomes'];
    return { before, after, measurements, verdicts, outcomes, rules, indicators, targets };
  }

  /** The measurements that differ, as far as the reader may see agents. */
  async measurements(id: string, query: ComparedMeasurementQuery, by: Principal): Promise<List<ComparedMeasurement>> {
    const { beforeKey, afterKey, period, from, until } = await this.pairOf(id, query.with);
    const { others } = sightOf(await recordedAgreement(this.database), by, 'all', { from, until });
    const asked = [beforeKey, afterKey, others, query.indicator ?? null, ...keysOf(query.cursor, 4), query.limit + 1];
    const rows = await this.database.query<PlacedMeasurement[]>(LIST_MEASUREMENTS, asked);
    const { items, next } = pageOf(rows, query.limit, ({ place, name, subjectKey, indicator }) => [place, name, subjectKey, indicator]);
    await this.log(by, period, items);
    return { items: items.map(({ indicator, subject, before, after }) => ({ indicator, subject, before, after })), next };
  }

  /** The verdicts that differ and the outcomes that the later run changed, as far as the reader may see outcomes. */
  async verdicts(id: string, query: ComparedVerdictQuery, by: Principal): Promise<List<ComparedVerdict>> {
    const { beforeKey, afterKey, period } = await this.pairOf(id, query.with);
    const sight = await outcomeSight(this.database, this.clock.now(), by);
    const asked = [...sight, beforeKey, afterKey, query.change ?? null, ...keysOf(query.cursor, 4), query.limit + 1];
    const rows = await this.database.query<PlacedVerdict[]>(LIST_VERDICTS, asked);
    const { items, next } = pageOf(rows, query.limit, ({ rank, name, subjectKey, rule }) => [rank, name, subjectKey, rule.id]);
    await this.log(by, period, items);
    const versions = items.flatMap(({ rule: { id }, versionBefore, versionAfter }) =>
      [versionBefore, versionAfter].flatMap((version) => (version === null ? [] : [{ id, version }])),
    );
    const rules = new Map((await rulesOfVersions(this.database, versions)).map((rule) => [`${rule.id} ${rule.version}`, rule]));
    return { items: items.map((row) => compared(row, rules)), next };
  }

  private async pairOf(id: string, other: string | undefined): Promise<Pair> {
    const [pair] = await this.database.query<(Pair & { isOnePeriod: boolean | null })[]>(PAIR, [id, other ?? null]);
    if (!pair) throw new Refusal('not-found', { kind: 'evaluation-run', id });
    if (pair.before === null) {
      if (other !== undefined) throw new Refusal('not-found', { kind: 'evaluation-run', id: other });
      throw new Refusal('nothing-to-compare', { period: pair.period });
    }
    if (!pair.isOnePeriod) throw new Refusal('not-one-period', { period: pair.period });
    return pair;
  }

  private log(by: Principal, period: string, rows: readonly OfSubject[]): Promise<void> {
    const agents = rows.filter(({ subjectKind }) => subjectKind === 'agent').map(({ subjectKey }) => subjectKey);
    return logReading(this.database, by, 'run-comparison', [period], agents);
  }
}

function compared(row: PlacedVerdict, rules: ReadonlyMap<string, Rule>): ComparedVerdict {
  const { rule, kind, subject, before, after, outcome, becauseBefore, becauseAfter, versionBefore, versionAfter } = row;
  const said = (verdict: Verdict | null, version: number | null, because: Because | null): RunVerdict | null => {
    if (verdict === null || version === null || because === null) return null;
    const of = rules.get(`${rule.id} ${version}`)!;
    return { verdict, version, because: writtenOut(of, { ruleId: rule.id, ruleVersion: version, subject, verdict, because }).because };
  };
  const [one, other] = [said(before, versionBefore, becauseBefore), said(after, versionAfter, becauseAfter)];
  return { rule, kind, subject, before, after, outcome, difference: differenceOf(one, other), reasons: [...changedReasons(one, other)] };
}
