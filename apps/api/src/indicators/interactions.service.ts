import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InteractionQuery, InteractionRow, LeftOut, LeftOutQuery, List } from '@circolo/contracts';
import { conditionsOf, fedBy, feedingOf, Refusal, type Scope } from '@circolo/domain';
import type { Principal } from '../people/principal';
import { keysOf, pageOf } from '../platform/cursor';
import { countedBy } from './counted-by';
import { FigureSight } from './figure-sight';
import { definitionOf } from './indicator-versions.reads';
import { logReading } from './individual-readings.reads';
import { IS_OF, pageOfInteractions, toldBySources } from './interactions.queries';
import { notCountedRows } from './not-counted-rows';
import { recordsAlike } from './records-alike.reads';

type Found = InteractionRow & { readonly key: number; readonly day: string; readonly agentKey: number | null };

/**
 * The interactions behind a figure. A record tells all its figures at once, and its id ties the views together: so to a reader to whom
 * the agreement opens some figures of agents, records with an agent show those only; to all others they show all, but no agent, and
 * only the hour.
 */
@Injectable()
export class InteractionsService {
  constructor(
    private readonly database: DataSource,
    private readonly sight: FigureSight,
  ) {}

  async list(by: Principal, scope: Scope, query: InteractionQuery): Promise<List<InteractionRow>> {
    const seen = await this.sight.look(by, scope, query);
    if (seen === null) return { items: [], next: null };
    const { days, indicator, subjectKey, agreement, open, small } = seen;
    const opened = [open.length > 0, agreement?.validFrom ?? null, agreement?.validUntil ?? null];
    const fields = [open.includes('ASA'), open.includes('AHT'), open.includes('RES'), open.includes('CSAT') || open.includes('CSAT_M')];
    const counted =
      indicator === null ? [] : countedBy(await definitionOf(this.database, indicator, query.period), query.part, 'interactions');
    const rows = await this.database.query<Found[]>(pageOfInteractions(query.subject, counted), [
      ...[days.from, days.until, subjectKey, ...keysOf(query.cursor, 2), query.limit + 1],
      ...[...opened, ...fields, small],
    ]);
    const page = pageOf(rows, query.limit, ({ day, key }) => [day, key]);
    await logReading(
      this.database,
      by,
      'interactions',
      [query.period],
      page.items.flatMap(({ agentKey }) => agentKey ?? []),
    );
    return { items: page.items.map(({ key, day, agentKey, ...row }) => row), next: page.next };
  }

  /** Of the contacts of a subject in a period, how many a figure is computed over, and why it is not over the others. */
  async leftOut(by: Principal, scope: Scope, query: LeftOutQuery): Promise<LeftOut> {
    const seen = await this.sight.look(by, scope, query);
    if (seen === null) return { contacts: 0, counted: 0, reasons: [] };
    const { days, subjectKey } = seen;
    const feeding = feedingOf(await definitionOf(this.database, seen.indicator!, query.period), 'interactions');
    if (feeding === null) throw new Refusal('no-records-behind', { indicator: query.indicator });
    const of = {
      where: `r.day between $1::date and $2::date and ${IS_OF[query.subject]}`,
      parameters: [days.from, days.until, subjectKey],
    };
    const alike = await recordsAlike(this.database, 'interactions', of, conditionsOf([feeding]));
    const [told] = await this.database.query<{ fields: string[] }[]>(toldBySources(of.where), of.parameters);
    const [fed] = fedBy([feeding], alike, new Set(told!.fields));
    if (query.subject === 'agent') await logReading(this.database, by, 'interactions', [query.period], [subjectKey!]);
    return {
      contacts: alike.reduce((sum, { count }) => sum + count, 0),
      counted: fed!.counted,
      reasons: notCountedRows(fed!.leftOut),
    };
  }
}
