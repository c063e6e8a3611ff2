import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, OutcomeExplanation, OutcomeQuery, OutcomeRow } from '@circolo/contracts';
import { type Decision, type Reason, Refusal, type Verdict } from '@circolo/domain';
import { logReading } from '../indicators/individual-readings.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import { type Decided, explained, ruleThatDecided } from './explained';
import { sightOf } from './outcome-sight';
import { DECIDED, LIST_OUTCOMES, OUTCOME } from './outcomes.queries';

type WhereDecided = Decided &
  Pick<OutcomeExplanation, 'silence' | 'suppressedBy'> & { readonly verdict: Verdict; readonly earlier: Decision['earlier'] | null };
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
    const sight = await sightOf(this.database, this.clock.now(), by);
    const rows = await this.database.query<Placed[]>(LIST_OUTCOMES, [...sight, ...filters, ...keysOf(cursor, 2), limit + 1]);
    const { items, next } = pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id]);
    return { items: await this.shown(items, by), next };
  }

  async read(id: string, by: Principal): Promise<OutcomeExplanation> {
    const sight = await sightOf(this.database, this.clock.now(), by);
    const rows = await this.database.query<Placed[]>(OUTCOME, [...sight, id]);
    const [row] = await this.shown(rows, by);
    if (!row) throw new Refusal('not-found', { kind: 'outcome', id });
    const [decided] = await this.database.query<WhereDecided[]>(DECIDED, [id]);
    const rule = await ruleThatDecided(this.database, decided!);
    const { verdict, earlier, silence, suppressedBy } = decided!;
    const because = row.because as readonly Reason[];
    const seen = await explained(this.database, rule, decided!, { period: row.period, verdict, because, ...(earlier && { earlier }) });
    return { ...row, ...seen, silence, suppressedBy };
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
