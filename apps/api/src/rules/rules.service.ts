import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, RuleBody, RuleCopyBody, RuleDifferences, RuleQuery, RuleRow, RuleVersionRow } from '@circolo/contracts';
import {
  checkRule,
  compareVersions,
  type Dose,
  moveRule,
  type OutcomeKind,
  type Persistence,
  type PublicationBasis,
  publishRule,
  Refusal,
  type RuleCandidate,
  type RuleContent,
  type RuleState,
  USUAL_DOSE,
} from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { publicationBasis } from './publication-basis';
import { ADD_RULE, LIST_RULES, LOCK_RULE, MOVE_RULE, PUBLISH_VERSION, RULE, VERSIONS, WRITE_DRAFT } from './rules.queries';

type PlacedRule = RuleRow & { readonly position: number };

interface LockedRule {
  readonly state: RuleState;
  readonly revision: number;
  readonly lastVersion: number;
  readonly draftVersion: number | null;
  readonly writers: readonly string[] | null;
  readonly outcomeKind: OutcomeKind | null;
}

/** What a rule has come to, and what a publication rested on. */
interface Changed {
  readonly state: RuleState;
  readonly basis?: PublicationBasis;
}

/** Writes, publishes and retires rules. A published version is never edited: the next one is written beside it. */
@Injectable()
export class RulesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list({ limit, cursor, state }: RuleQuery): Promise<List<RuleRow>> {
    const [position] = keysOf(cursor, 1);
    const rows = await this.database.query<PlacedRule[]>(LIST_RULES, [position ?? 0, state ?? null, limit + 1]);
    const { items, next } = pageOf(rows, limit, (row) => [row.position]);
    return { items: items.map(withoutPosition), next };
  }

  read(id: string): Promise<RuleRow> {
    return ruleOf(this.database, id);
  }

  async versions(id: string): Promise<List<RuleVersionRow>> {
    await ruleOf(this.database, id);
    const rows = await this.database.query<{ row: RuleVersionRow }[]>(VERSIONS, [id]);
    return { items: rows.map(({ row }) => row), next: null };
  }

  /** What became of a rule from one of its versions to another; from the one before it, unless said. @throws Refusal `not-found` */
  async differences(id: string, version: number, since: number | null): Promise<RuleDifferences> {
    const { items } = await this.versions(id);
    const named = (wanted: number) => {
      const found = items.find((row) => row.version === wanted);
      if (!found) throw new Refusal('not-found', { kind: 'rule-version', id, version: wanted });
      return found as RuleContent;
    };
    const from = since ?? (version > 1 ? version - 1 : null);
    const to = named(version);
    return { from, to: version, changes: from === null ? [] : compareVersions(named(from), to) };
  }

  /** A new draft that says what another rule says: its draft, or else its last published version, unless a version is named. */
  async copy(id: string, { name, version }: RuleCopyBody, by: Principal): Promise<RuleRow> {
    const { items } = await this.versions(id);
    const copied = version === undefined ? items[0] : items.find((row) => row.version === version);
    if (!copied) throw new Refusal('not-found', { kind: 'rule-version', id, version });
    const { appliesTo, periodKind, conditions, outcome, persistence, dose } = copied;
    return this.add({ name, appliesTo, periodKind, conditions, outcome, persistence, dose }, by);
  }

  /** A new rule, as a draft. Refused: `rule-invalid` with everything that is wrong. */
  add(body: RuleBody, by: Principal): Promise<RuleRow> {
    refuseInvalid(body);
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }[]>(ADD_RULE, [this.clock.now()]);
      await this.writeDraft(tx, row!.id, 1, body, by);
      const after = await ruleOf(tx, row!.id);
      await recordEvent(tx, { by: by.personId, action: 'rule.created', object: { kind: 'rule', id: row!.id }, after });
      return after;
    });
  }

  /** Writes the draft version, or begins the next one when the last is published. */
  edit(id: string, revision: number, body: RuleBody, by: Principal): Promise<RuleRow> {
    refuseInvalid(body);
    return this.change(id, revision, body, 'rule.edited', by, async (tx, rule) => {
      if (rule.state === 'retired') moveRule(rule.state, 'edit');
      await this.writeDraft(tx, id, rule.draftVersion ?? rule.lastVersion + 1, body, by);
      return { state: rule.state };
    });
  }

  /**
   * Publishes the draft version; nobody who wrote on it publishes it when it is about bonuses. Refused too as `publicationBasis` is; what it
   * rests on is told with the event.
   */
  publish(id: string, revision: number | null, by: Principal): Promise<RuleRow> {
    return this.change(id, revision, null, 'rule.published', by, async (tx, { draftVersion, writers, outcomeKind, state }) => {
      if (draftVersion === null || state === 'retired') throw new Refusal('not-in-this-state', { state, command: 'publish' });
      const author = writers!.includes(by.personId) ? by.personId : writers![0]!;
      const published = publishRule({ state: 'draft', outcomeKind: outcomeKind!, author, by: by.personId });
      const basis = await publicationBasis(tx, id, by.personId);
      await tx.query(PUBLISH_VERSION, [id, draftVersion, by.personId, this.clock.now()]);
      return { state: published, basis };
    });
  }

  retire(id: string, revision: number | null, by: Principal): Promise<RuleRow> {
    return this.change(id, revision, null, 'rule.retired', by, async (_, { state }) => ({ state: moveRule(state, 'retire') }));
  }

  /** One change of one rule, in one transaction with its event. @param revision as the writer saw it; null where they did not say */
  private change(
    id: string,
    revision: number | null,
    yours: RuleBody | null,
    action: string,
    by: Principal,
    work: (tx: Sql, rule: LockedRule) => Promise<Changed>,
  ): Promise<RuleRow> {
    return this.database.transaction(async (tx) => {
      const [rule] = await tx.query<LockedRule[]>(LOCK_RULE, [id]);
      if (!rule) throw new Refusal('not-found', { kind: 'rule', id });
      const before = await ruleOf(tx, id);
      if (revision !== null && revision !== rule.revision) throw new Refusal('stale-revision', { versions: { current: before, yours } });
      const { state, basis } = await work(tx, rule);
      await tx.query(MOVE_RULE, [id, state, this.clock.now()]);
      const after = await ruleOf(tx, id);
      await recordEvent(tx, { by: by.personId, action, object: { kind: 'rule', id }, before, after: basis ? { ...after, basis } : after });
      return after;
    });
  }

  private async writeDraft(tx: Sql, id: string, version: number, body: RuleBody, by: Principal): Promise<void> {
    const { name, appliesTo, periodKind, conditions, outcome } = body;
    // Both have passed `checkRule`.
    const persistence = (body.persistence ?? null) as Persistence | null;
    const { coolDownPeriods, oneTrainingAtATime } = (body.dose ?? USUAL_DOSE) as Dose;
    const content = [name, appliesTo, periodKind, JSON.stringify(conditions), JSON.stringify(outcome)];
    const overTime = [persistence?.times ?? null, persistence?.periods ?? null, coolDownPeriods, oneTrainingAtATime];
    await tx.query(WRITE_DRAFT, [id, version, ...content, by.personId, this.clock.now(), ...overTime]);
  }
}

function refuseInvalid(body: RuleBody): void {
  const problems = checkRule(body as RuleCandidate);
  if (problems.length === 0) return;
  const errors = problems.map(({ pointer, code, details }) => ({ field: pointer, code, message: code, details }));
  throw new Refusal('rule-invalid', { errors });
}

async function ruleOf(sql: Sql, id: string): Promise<RuleRow> {
  const [rule] = await sql.query<PlacedRule[]>(RULE, [id]);
  if (!rule) throw new Refusal('not-found', { kind: 'rule', id });
  return withoutPosition(rule);
}

function withoutPosition({ position: _, ...rule }: PlacedRule): RuleRow {
  return rule;
}
