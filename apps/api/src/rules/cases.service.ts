import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseResultRow, KeptCaseBody, List, RuleCaseBody, RuleCaseRow } from '@circolo/contracts';
import { caseOf, checkCase, namesSubject, type OutcomeKind, Refusal, type RuleCase, type RuleState, runCases } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { isViolationOf } from '../platform/violation';
import { checkedConditions, refuseProblems } from './candidate';
import { ADD_CASE, CASES, LOCK_CASE, LOCK_RULE_OF_CASES, REMOVE_CASE, RULE_OF_CASES, WRITE_CASE } from './cases.queries';
import { TrialService } from './trial.service';

/** More than these nobody keeps in mind. */
const MOST_CASES = 50;

interface RuleOfCases {
  readonly state: RuleState;
  readonly outcome: OutcomeKind;
  readonly cases: number;
}

/** The examples that a rule carries, and what conditions say of them. */
@Injectable()
export class CasesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly trials: TrialService,
  ) {}

  async list(rule: string): Promise<List<RuleCaseRow>> {
    return { items: await casesOf(this.database, rule), next: null };
  }

  /** What conditions say of each case of a rule. Refused: `rule-invalid`. */
  async results(rule: string, conditions: unknown): Promise<List<CaseResultRow>> {
    const cases = await casesOf(this.database, rule);
    const results = runCases(checkedConditions(conditions), cases);
    return {
      items: results.map(({ because: _, untold, ...result }, at) => ({ id: cases[at]!.id, ...result, untold: [...untold] })),
      next: null,
    };
  }

  /** Refused: `rule-invalid`, `case-name-in-use`, `too-many-cases`, `not-in-this-state` of a retired rule. */
  add(rule: string, { name, facts, expected }: RuleCaseBody, by: Principal): Promise<RuleCaseRow> {
    refuseProblems(checkCase({ name, facts }));
    return this.kept(rule, { name, facts: facts as RuleCase['facts'], expected }, by);
  }

  /** Keeps a real subject as a case. Refused: as a trial and a case are, and `case-names-subject`. */
  async keep(rule: string, { name, conditions: candidate, ...asked }: KeptCaseBody, by: Principal): Promise<RuleCaseRow> {
    const conditions = checkedConditions(candidate);
    refuseProblems(checkCase({ name, facts: {} }));
    const { outcome } = await ruleOfCases(this.database, rule);
    const { subject, facts } = await this.trials.seen({ ...asked, outcome }, [asked.period], by);
    if (namesSubject(name, subject)) throw new Refusal('case-names-subject');
    return this.kept(rule, caseOf(name, conditions, facts.get(asked.period)!), by);
  }

  edit(rule: string, id: string, revision: number, { name, facts, expected }: RuleCaseBody, by: Principal): Promise<RuleCaseRow> {
    refuseProblems(checkCase({ name, facts }));
    return this.write(async (tx) => {
      await openRule(tx, rule);
      const before = await lockedCase(tx, rule, id, revision, { name, facts, expected });
      await tx.query(WRITE_CASE, [rule, id, name, JSON.stringify(facts), expected, by.personId, this.clock.now()]);
      const after = await caseWith(tx, rule, id);
      await recordEvent(tx, { by: by.personId, action: 'rule-case.edited', object: { kind: 'rule-case', id }, before, after });
      return after;
    });
  }

  remove(rule: string, id: string, revision: number, by: Principal): Promise<void> {
    return this.write(async (tx) => {
      await openRule(tx, rule);
      const before = await lockedCase(tx, rule, id, revision, null);
      await tx.query(REMOVE_CASE, [rule, id]);
      await recordEvent(tx, { by: by.personId, action: 'rule-case.removed', object: { kind: 'rule-case', id }, before });
    });
  }

  private kept(rule: string, { name, facts, expected }: RuleCase, by: Principal): Promise<RuleCaseRow> {
    return this.write(async (tx) => {
      const { cases } = await openRule(tx, rule);
      if (cases >= MOST_CASES) throw new Refusal('too-many-cases', { most: MOST_CASES });
      const [row] = await tx.query<{ id: string }[]>(ADD_CASE, [
        rule,
        name,
        JSON.stringify(facts),
        expected,
        by.personId,
        this.clock.now(),
      ]);
      const after = await caseWith(tx, rule, row!.id);
      await recordEvent(tx, { by: by.personId, action: 'rule-case.written', object: { kind: 'rule-case', id: row!.id }, after });
      return after;
    });
  }

  private write<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    return this.database.transaction(work).catch((error: unknown) => {
      throw isViolationOf(error, 'rule_case_name') ? new Refusal('case-name-in-use') : error;
    });
  }
}

/** The cases of a rule, in the order in which they were written. @throws Refusal `not-found` where there is no such rule */
export async function casesOf(sql: Sql, rule: string): Promise<RuleCaseRow[]> {
  const rows = await sql.query<RuleCaseRow[]>(CASES, [rule]);
  if (rows.length === 0) await ruleOfCases(sql, rule);
  return rows;
}

async function ruleOfCases(sql: Sql, rule: string, query = RULE_OF_CASES): Promise<RuleOfCases> {
  const [row] = await sql.query<RuleOfCases[]>(query, [rule]);
  if (!row) throw new Refusal('not-found', { kind: 'rule', id: rule });
  return row;
}

async function openRule(tx: Sql, rule: string): Promise<RuleOfCases> {
  const found = await ruleOfCases(tx, rule, LOCK_RULE_OF_CASES);
  if (found.state === 'retired') throw new Refusal('not-in-this-state', { state: found.state, command: 'edit' });
  return found;
}

async function lockedCase(tx: Sql, rule: string, id: string, revision: number, yours: unknown): Promise<RuleCaseRow> {
  const found = await caseWith(tx, rule, id);
  if (found.revision !== revision) throw new Refusal('stale-revision', { versions: { current: found, yours } });
  return found;
}

async function caseWith(tx: Sql, rule: string, id: string): Promise<RuleCaseRow> {
  const [found] = await tx.query<RuleCaseRow[]>(LOCK_CASE, [rule, id]);
  if (!found) throw new Refusal('not-found', { kind: 'rule-case', id });
  return found;
}
