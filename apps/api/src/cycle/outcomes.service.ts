import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, OutcomeExplanation, OutcomeQuery, OutcomeRow } from '@circolo/contracts';
import { agreementCovers, allowed, localDayOf, type OutcomeKind, OUTCOME_KINDS, type Permission, Refusal } from '@circolo/domain';
import { logReading } from '../indicators/individual-readings.reads';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import { organisationSettings } from '../subjects/organisation.reads';
import { LIST_OUTCOMES, OUTCOME, SEEN } from './outcomes.queries';

/** An outcome of a kind is read by whoever reads the room that it asks something of. */
const READING: Readonly<Record<OutcomeKind, Permission>> = {
  improvement: 'improvement.read',
  training: 'training.read',
  bonus: 'bonus.read',
};

type Placed = OutcomeRow & { readonly subjectKind: string; readonly subjectKey: number };

/** What rules have asked for, and why: as far as the reader's rooms, and for agents the monitoring agreement, go. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list({ limit, cursor, period, kind, rule, state }: OutcomeQuery, by: Principal): Promise<List<OutcomeRow>> {
    const filters = [period ?? null, kind ?? null, rule ?? null, state ?? null];
    const sight = await this.sightOf(by);
    const rows = await this.database.query<Placed[]>(LIST_OUTCOMES, [...sight, ...filters, ...keysOf(cursor, 2), limit + 1]);
    const { items, next } = pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id]);
    return { items: await this.shown(items, by), next };
  }

  async read(id: string, by: Principal): Promise<OutcomeExplanation> {
    const rows = await this.database.query<Placed[]>(OUTCOME, [...(await this.sightOf(by)), id]);
    const [row] = await this.shown(rows, by);
    if (!row) throw new Refusal('not-found', { kind: 'outcome', id });
    const [seen] = await this.database.query<Omit<OutcomeExplanation, keyof OutcomeRow>[]>(SEEN, [id]);
    return { ...row, ...seen! };
  }

  /** The first parameters of the queries: kinds seen, kinds of which agents are seen, kinds of which one's own is seen, oneself. */
  private async sightOf({ roles, agentKey }: Principal): Promise<readonly unknown[]> {
    const kinds = (scope: 'all' | 'own') => OUTCOME_KINDS.filter((kind) => allowed(roles, READING[kind]) === scope);
    const recorded = await recordedAgreement(this.database);
    const today = recorded && localDayOf(this.clock.now(), (await organisationSettings(this.database)).timeZone);
    const agreement = today !== null && agreementCovers(recorded, { from: today, until: today }) ? recorded : null;
    if (agreement === null) return [kinds('all'), [], [], null];
    const opened = roles.some((role) => agreement.roles.includes(role)) ? agreement.purposes : [];
    const own = OUTCOME_KINDS.filter((kind) => allowed(roles, READING[kind]) !== null);
    return [kinds('all'), kinds('all').filter((kind) => opened.includes(kind)), own, agentKey];
  }

  /** What reads figures of single agents is logged. */
  private async shown(rows: readonly Placed[], by: Principal): Promise<readonly OutcomeRow[]> {
    const agents = rows.filter(({ subjectKind }) => subjectKind === 'agent');
    const periods = [...new Set(agents.map(({ period }) => period))];
    await logReading(
      this.database,
      by,
      'outcomes',
      periods,
      agents.map(({ subjectKey }) => subjectKey),
    );
    return rows.map(({ subjectKind: _, subjectKey: __, ...row }) => row);
  }
}
