import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InteractionQuery, InteractionRow, LeftOut, LeftOutQuery, List } from '@circolo/contracts';
import {
  agreementCovers,
  type Days,
  type IndicatorCode,
  INDICATOR_LIST,
  INDICATORS,
  isIndicatorCode,
  measureDefinition,
  type MeasureDefinition,
  type MonitoringAgreement,
  parsePeriod,
  partsOf,
  reasonOf,
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
import { pageOfInteractions, SMALL_TEAMS } from './interactions.queries';
import { type Fate, fatesOf } from './left-out.queries';
import { type RecordedAgreement, recordedAgreement } from './monitoring-agreement.reads';

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
    const rows = await this.database.query<Found[]>(pageOfInteractions(query.subject, countedBy(indicator, query.part)), [
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
    const { days, indicator, subjectKey } = seen;
    const counted = countedBy(indicator, 'denominator');
    const fates = await this.database.query<Fate[]>(fatesOf(query.subject, counted), [days.from, days.until, subjectKey]);
    if (query.subject === 'agent') await logReading(this.database, by, 'interactions', [query.period], [subjectKey!]);
    const contactsOf = (some: readonly Fate[]) => some.reduce((sum, { contacts }) => sum + contacts, 0);
    return {
      contacts: contactsOf(fates),
      counted: contactsOf(fates.filter(({ measure }) => measure === null)),
      reasons: reasonsOf(fates, counted),
    };
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
 * The measures whose interactions are the numerator or the denominator; a mean has the same ones in both. None is every interaction.
 * @throws Refusal `no-interactions-behind` for a figure that is made of other records
 */
function countedBy(indicator: IndicatorCode | null, part: InteractionQuery['part']): readonly MeasureDefinition[] {
  if (indicator === null) return [];
  const { formula, parameters, base } = INDICATORS[indicator];
  const parts = partsOf(formula);
  const measures = (part === 'numerator' && formula.kind !== 'mean' ? parts[0] : parts.at(-1)) ?? base;
  const counted = measures.map((measure) => measureDefinition(measure, parameters)).filter(({ over }) => over === 'interactions');
  if (counted.length === 0) throw new Refusal('no-interactions-behind', { indicator });
  return counted;
}

/** The fates of what does not count, by reason: the outcome is told where it is the reason, and only there. */
function reasonsOf(fates: readonly Fate[], counted: readonly MeasureDefinition[]): LeftOut['reasons'] {
  const reasons = new Map<string, LeftOut['reasons'][number]>();
  for (const { measure, place, outcome, contacts } of fates) {
    if (measure === null || place === null) continue;
    const { reason, field } = reasonOf(counted[measure]!.where[place]!);
    const told = { reason, field, outcome: reason === 'outcome' ? (outcome as LeftOut['reasons'][number]['outcome']) : null };
    const key = JSON.stringify(told);
    reasons.set(key, { ...told, contacts: contacts + (reasons.get(key)?.contacts ?? 0) });
  }
  return [...reasons.values()].sort((a, b) => b.contacts - a.contacts);
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
