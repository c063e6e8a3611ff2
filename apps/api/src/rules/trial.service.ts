import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, EvaluatedPeriodRow, RuleTrial, RuleTrialBody } from '@circolo/contracts';
import {
  type Facts,
  type GroupCondition,
  type MeasuredKind,
  openFacts,
  parsePeriod,
  type Period,
  type PeriodKind,
  periodsUpTo,
  persistentVerdict,
  Refusal,
  whatIf,
} from '@circolo/domain';
import { decide } from '@circolo/domain/engine';
import { logReading } from '../indicators/individual-readings.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { type KeyedSubject, subjectById } from '../subjects/subjects.reads';
import { agreementForReader } from './agent-sight';
import { checkedConditions, checkedPersistence } from './candidate';
import { evaluatedAmong, type EvaluatedPeriod, evaluatedPeriods, factsInPeriods, isOpen } from './evaluated-periods';

/** A real subject in evaluated periods, as far as the reader may see it. */
export interface SeenSubject {
  readonly subject: KeyedSubject;
  readonly evaluated: EvaluatedPeriod;
  /** Its facts, of this period and of the others asked for in which it was known. */
  readonly facts: ReadonlyMap<Period, Facts>;
}

/** Tries conditions, kept or not, on one subject of an evaluated period; json-rules-engine is the judge. */
@Injectable()
export class TrialService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async periods(kind: PeriodKind): Promise<List<EvaluatedPeriodRow>> {
    const rows = await evaluatedPeriods(this.database, kind);
    return { items: rows.map(({ runKey: _, ...row }) => row), next: null };
  }

  /** Refused: `rule-invalid`, and as `seen` is. */
  async try(body: RuleTrialBody, by: Principal): Promise<RuleTrial> {
    const conditions = checkedConditions(body.conditions);
    const persistence = checkedPersistence(body.persistence);
    const looked = periodsUpTo(body.period, persistence?.periods ?? 1).toReversed();
    const { subject, evaluated, facts } = await this.seen(body, looked, by);
    const { key: _, ...reference } = subject;
    const said = await verdictsOf(conditions, subject, looked, facts);
    const history = looked.map((period) => ({ period, verdict: said.get(period)?.verdict ?? null }));
    const { verdict: now, because } = said.get(body.period)!;
    return {
      subject: reference,
      period: body.period,
      run: evaluated.run,
      verdict: persistence
        ? persistentVerdict(
            persistence,
            history.map(({ verdict }) => verdict),
          )
        : now,
      now,
      conditions,
      because: [...because],
      whatIf: whatIf(conditions, facts.get(body.period)!, now) as RuleTrial['whatIf'],
      history: persistence && history,
    };
  }

  /**
   * A subject with its facts in evaluated periods. What is read of an agent is logged.
   * @throws Refusal `not-found`, `period-not-evaluated`, `subject-not-evaluated`, and for agents `forbidden` or `no-monitoring-agreement`
   */
  async seen(
    { subject: id, period, outcome }: Pick<RuleTrialBody, 'subject' | 'period' | 'outcome'>,
    periods: readonly Period[],
    by: Principal,
  ): Promise<SeenSubject> {
    const subject = await subjectById(this.database, id);
    if (!subject) throw new Refusal('not-found', { kind: 'subject', id });
    const agreement = subject.kind === 'agent' ? await agreementForReader(this.database, by, outcome, this.clock.now()) : null;
    const open = periods.filter((each) => isOpen({ appliesTo: subject.kind as MeasuredKind, outcome }, each, agreement));
    if (!open.includes(period)) throw new Refusal('no-monitoring-agreement');
    const evaluated = (await evaluatedAmong(this.database, [period])).get(period);
    if (!evaluated) throw new Refusal('period-not-evaluated', { period });
    const kept = await factsInPeriods(this.database, subject.key, open);
    if (!kept.has(period)) throw new Refusal('subject-not-evaluated', { period });
    if (subject.kind === 'agent') await logReading(this.database, by, 'rule-trial', [...kept.keys()], [subject.key]);
    const facts = new Map([...kept].map(([each, some]) => [each, openFacts(subject.kind, some, agreement, parsePeriod(each))]));
    return { subject, evaluated, facts };
  }
}

async function verdictsOf(
  conditions: GroupCondition,
  { kind, id }: KeyedSubject,
  looked: readonly Period[],
  facts: ReadonlyMap<Period, Facts>,
) {
  const appliesTo = kind as MeasuredKind;
  const rule = { id: 'trial', version: 0, name: '', appliesTo, periodKind: 'month', conditions, outcome: { kind: 'improvement' } } as const;
  const known = looked.filter((period) => facts.has(period));
  const decisions = await decide(
    [rule],
    known.map((period) => ({ subject: { kind: appliesTo, id }, facts: facts.get(period)! })),
  );
  return new Map(known.map((period, at) => [period, decisions[at]!]));
}
