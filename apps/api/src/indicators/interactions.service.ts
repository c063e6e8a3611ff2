import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InteractionQuery, InteractionRow, LeftOut, LeftOutQuery, List } from '@circolo/contracts';
import {
  agreementCovers,
  conditionsOf,
  type Days,
  definitionsFor,
  fedBy,
  feedingOf,
  type FigureSide,
  type Indicator,
  type IndicatorCode,
  INDICATOR_LIST,
  INDICATORS,
  isIndicatorCode,
  measureDefinition,
  type MeasureDefinition,
  measuresBehind,
  type MonitoringAgreement,
  parsePeriod,
  type Period,
  Refusal,
  type Scope,
  SMALLEST_GROUP,
  smallGroupHidden,
} from '@circolo/domain';
import type { Principal } from '../people/principal';
import { keysOf, pageOf } from '../platform/cursor';
import { subjectById } from '../subjects/subjects.reads';
import { catchUp } from './catch-up.reads';
import { seenOf, sightOf } from './individual-figures.reads';
import { logReading } from './individual-readings.reads';
import { indicatorVersions } from './indicator-versions.reads';
import { IS_OF, pageOfInteractions, SMALL_TEAMS, toldBySources } from './interactions.queries';
import { type RecordedAgreement, recordedAgreement } from './monitoring-agreement.reads';
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
  constructor(private readonly database: DataSource) {}

  async list(by: Principal, scope: Scope, query: InteractionQuery): Promise<List<InteractionRow>> {
    const seen = await this.look(by, scope, query);
    if (seen === null) return { items: [], next: null };
    const { days, indicator, subjectKey, agreement, open, small } = seen;
    const opened = [open.length > 0, agreement?.validFrom ?? null, agreement?.validUntil ?? null];
    const fields = [open.includes('ASA'), open.includes('AHT'), open.includes('RES'), open.includes('CSAT') || open.includes('CSAT_M')];
    const counted = indicator === null ? [] : countedBy(await this.definitionOf(indicator, query.period), query.part);
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
    const seen = await this.look(by, scope, query);
    if (seen === null) return { contacts: 0, counted: 0, reasons: [] };
    const { days, subjectKey } = seen;
    const feeding = feedingOf(await this.definitionOf(seen.indicator!, query.period), 'interactions');
    if (feeding === null) throw new Refusal('no-interactions-behind', { indicator: query.indicator });
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

  /** The definition that figures of the period are made with. */
  private async definitionOf(code: IndicatorCode, period: Period): Promise<Indicator> {
    return definitionsFor(await indicatorVersions(this.database), period).find((one) => one.code === code)!;
  }

  /** What the reader may see of the question's subject; null is nothing. @throws Refusal `no-monitoring-agreement` */
  private async look(by: Principal, scope: Scope, query: Pick<InteractionQuery, 'period' | 'subject' | 'id' | 'indicator'>) {
    const days = parsePeriod(query.period);
    const indicator = indicatorAsked(query);
    const subjectKey = await this.subjectAsked(query);
    await catchUp(this.database);
    const agreement = await recordedAgreement(this.database);
    const sight = sightOf(agreement, by, scope, someDayOf(agreement));
    const agents = query.subject === 'agent';
    if (!agents && !sight.groups) return null;
    const open = seenOf(sight, { kind: 'agent', key: agents ? subjectKey : null });
    if (agents ? !opensAgent(agreement, open, indicator, days) : tiesToAgents(agreement, open, indicator, days)) {
      throw new Refusal('no-monitoring-agreement', { indicator });
    }
    const small = await this.hiddenTeams(agreement, days);
    if (query.subject === 'team' && small.includes(subjectKey!)) throw new Refusal('no-monitoring-agreement', { reason: 'small-group' });
    return { days, indicator, subjectKey, agreement, open, small };
  }

  /** The key to look for; null for the whole organisation. */
  private async subjectAsked({ subject, id }: Pick<InteractionQuery, 'subject' | 'id'>): Promise<number | null> {
    if (subject === 'organisation') return null;
    if (id === undefined)
      throw new Refusal('validation', { errors: [{ field: 'id', code: 'required', message: 'Which subject of the kind' }] });
    const known = await subjectById(this.database, id);
    if (known?.kind !== subject) throw new Refusal('not-found', { kind: 'subject', id });
    return known.key;
  }

  private async hiddenTeams(agreement: MonitoringAgreement | null, days: Days): Promise<readonly number[]> {
    if (!INDICATOR_LIST.some(({ code }) => smallGroupHidden(code, 1, agreement, days))) return [];
    const rows = await this.database.query<{ key: number }[]>(SMALL_TEAMS, [days.from, days.until, SMALLEST_GROUP]);
    return rows.map(({ key }) => key);
  }
}

function indicatorAsked({ indicator }: Pick<InteractionQuery, 'indicator'>): IndicatorCode | null {
  if (indicator === undefined) return null;
  if (!isIndicatorCode(indicator)) throw new Refusal('indicator-unknown', { field: 'indicator', indicator });
  return indicator;
}

/**
 * The sums of interactions on one side of a figure.
 * @throws Refusal `no-interactions-behind` for a figure that is made of other records
 */
function countedBy({ code, formula, parameters }: Indicator, side: FigureSide): readonly MeasureDefinition[] {
  const measures = measuresBehind(formula, side).map((measure) => measureDefinition(measure, parameters));
  const counted = measures.filter(({ over }) => over === 'interactions');
  if (counted.length === 0) throw new Refusal('no-interactions-behind', { indicator: code });
  return counted;
}

/** Whether one agent's records are the reader's to see. */
function opensAgent(
  agreement: RecordedAgreement | null,
  open: readonly IndicatorCode[],
  indicator: IndicatorCode | null,
  days: Days,
): boolean {
  return agreementCovers(agreement, days) && open.length > 0 && (indicator === null || open.includes(indicator));
}

/** Whether a list by this indicator, set beside the ones that name agents, would tell what is closed of them. */
function tiesToAgents(
  agreement: RecordedAgreement | null,
  open: readonly IndicatorCode[],
  indicator: IndicatorCode | null,
  days: Days,
): boolean {
  if (
    agreement === null ||
    open.length === 0 ||
    indicator === null ||
    INDICATORS[indicator].about === 'service' ||
    open.includes(indicator)
  )
    return false;
  return (agreement.validFrom ?? days.from) <= days.until && (agreement.validUntil ?? days.until) >= days.from;
}

/** A day that the agreement opens: what it opens is the same on each. */
function someDayOf(agreement: MonitoringAgreement | null): Days {
  const day = agreement?.validFrom ?? agreement?.validUntil ?? '2000-01-01';
  return { from: day, until: day };
}
