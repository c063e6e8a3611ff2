import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RuleCountBody, RuleLiveCount } from '@circolo/contracts';
import {
  checkRule,
  compileRule,
  decideMass,
  type Facts,
  leavesOf,
  type MonitoringAgreement,
  type Period,
  periodsUpTo,
  Refusal,
  type Rule,
  type Verdict,
} from '@circolo/domain';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { agreementForReader } from './agent-sight';
import { refuseProblems } from './candidate';
import { evaluatedAmong, evaluatedPeriods, isOpen } from './evaluated-periods';

/** So many subjects are asked while somebody writes: of 10,000 the answer would take over a second. */
const MOST_COUNTED = 2_000;

/** $1 run, $2 kind */
const COUNT = 'select count(*)::int as count from run_facts f join subject s on s.key = f.subject_key where f.run_key = $1 and s.kind = $2';
/** $1 run, $2 kind, $3 how many subjects, $4 this run and those of the periods before, the nearest first, $5 the facts that are asked for */
const FACTS = `
  with counted as (
    select f.subject_key as key, s.id from run_facts f join subject s on s.key = f.subject_key
    where f.run_key = $1 and s.kind = $2 order by f.subject_key limit $3)
  select c.id, json_agg(json_build_object('ago', runs.ago - 1, 'facts', (
      select coalesce(json_object_agg(name, f.facts->name), '{}') from unnest($5::text[]) name where f.facts ? name))) as periods
  from counted c cross join unnest($4::int[]) with ordinality runs(key, ago)
    join run_facts f on f.run_key = runs.key and f.subject_key = c.key
  group by c.key, c.id`;

interface Counted {
  readonly id: string;
  readonly periods: readonly { readonly ago: number; readonly facts: Facts }[];
}

const NOTHING = { period: null, run: null, subjects: 0, counted: 0, holds: 0, fails: 0, notEvaluable: 0 } as const;

/** Says of how many subjects a rule that is being written would hold, by the facts that the last run of its kind of period kept. */
@Injectable()
export class LiveCountsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Refused: `rule-invalid` as a save would be. */
  async count(body: RuleCountBody, by: Principal): Promise<RuleLiveCount> {
    const rule = checked(body);
    const [last] = await evaluatedPeriods(this.database, rule.periodKind);
    if (!last) return { ...NOTHING, withheld: 'never-evaluated' };
    const agreement = await this.agreement(rule, by);
    const isSeen = (period: Period) => isOpen({ appliesTo: rule.appliesTo, outcome: rule.outcome.kind }, period, agreement);
    if (!isSeen(last.period)) return { ...NOTHING, withheld: 'agents-closed' };
    const [all] = await this.database.query<{ count: number }[]>(COUNT, [last.runKey, rule.appliesTo]);
    const verdicts = await this.verdicts(rule, last.period, isSeen);
    const said = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
    return {
      withheld: null,
      period: last.period,
      run: last.run,
      subjects: all!.count,
      counted: verdicts.length,
      holds: said('holds'),
      fails: said('fails'),
      notEvaluable: said('not-evaluable'),
    };
  }

  /** The agreement that opens single agents to the reader; null where none does, or where none is needed. */
  private async agreement({ appliesTo, outcome }: Rule, by: Principal): Promise<MonitoringAgreement | null> {
    if (appliesTo !== 'agent') return null;
    return agreementForReader(this.database, by, outcome.kind, this.clock.now()).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    });
  }

  private async verdicts(rule: Rule, period: Period, isSeen: (period: Period) => boolean): Promise<readonly Verdict[]> {
    const looked = periodsUpTo(period, rule.persistence?.periods ?? 1).toReversed();
    const evaluated = await evaluatedAmong(this.database, looked.filter(isSeen));
    const runs = looked.map((each) => evaluated.get(each)?.runKey ?? 0);
    const names = [...new Set(leavesOf(rule.conditions).map(({ fact }) => fact))];
    const rows = await this.database.query<Counted[]>(FACTS, [runs[0], rule.appliesTo, MOST_COUNTED, runs, names]);
    const past = new Map(rows.map(({ id, periods }) => [id, new Map(periods.map(({ ago, facts }) => [ago, facts]))]));
    const subjects = rows.map(({ id }) => ({ subject: { kind: rule.appliesTo, id }, facts: past.get(id)!.get(0)! }));
    const before = (id: string) => looked.slice(1).map((_, place) => past.get(id)!.get(place + 1) ?? null);
    return decideMass([compileRule(rule)], subjects, (_, { id }) => before(id!)).map(({ verdict }) => verdict);
  }
}

/** A rule that need not have a name yet. */
function checked(body: RuleCountBody): Rule {
  const rule = { name: '', ...body };
  refuseProblems(checkRule(rule).filter(({ pointer }) => pointer !== '/name'));
  return { ...rule, id: '', version: 0 } as Rule;
}
