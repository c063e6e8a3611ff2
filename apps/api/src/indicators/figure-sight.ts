import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InteractionQuery } from '@circolo/contracts';
import {
  agreementCovers,
  type Days,
  type IndicatorCode,
  INDICATOR_LIST,
  INDICATORS,
  isIndicatorCode,
  type MonitoringAgreement,
  parsePeriod,
  Refusal,
  type Scope,
  SMALLEST_GROUP,
  smallGroupHidden,
} from '@circolo/domain';
import type { Principal } from '../people/principal';
import { subjectById } from '../subjects/subjects.reads';
import { catchUp } from './catch-up.reads';
import { seenOf, sightOf } from './individual-figures.reads';
import { SMALL_TEAMS } from './interactions.queries';
import { type RecordedAgreement, recordedAgreement } from './monitoring-agreement.reads';

type Question = Pick<InteractionQuery, 'period' | 'subject' | 'id' | 'indicator'>;

/** What a reader may see of the records behind a figure: which indicators of agents are open to them, and the teams too small to be named. */
export interface Seen {
  readonly days: Days;
  readonly indicator: IndicatorCode | null;
  /** Null for the whole organisation. */
  readonly subjectKey: number | null;
  readonly agreement: RecordedAgreement | null;
  readonly open: readonly IndicatorCode[];
  readonly small: readonly number[];
}

/** Decides what of the records behind a figure is its reader's to see. */
@Injectable()
export class FigureSight {
  constructor(private readonly database: DataSource) {}

  /** What the reader may see of the question's subject; null is nothing. @throws Refusal `no-monitoring-agreement` */
  async look(by: Principal, scope: Scope, query: Question): Promise<Seen | null> {
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
  private async subjectAsked({ subject, id }: Question): Promise<number | null> {
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

function indicatorAsked({ indicator }: Question): IndicatorCode | null {
  if (indicator === undefined) return null;
  if (!isIndicatorCode(indicator)) throw new Refusal('indicator-unknown', { field: 'indicator', indicator });
  return indicator;
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
