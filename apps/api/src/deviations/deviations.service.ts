import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeviationList, DeviationQuery, DeviationRow } from '@circolo/contracts';
import { INDICATOR_LIST, isIndicatorCode, parsePeriod, Refusal, type Scope, SEVERITIES } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { catchUp } from '../indicators/catch-up.reads';
import { seenOf, sightOf } from '../indicators/individual-figures.reads';
import { logReading } from '../indicators/individual-readings.reads';
import { measurementsOf } from '../indicators/measurements.reads';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Principal } from '../people/principal';
import { BYTE_ORDER_MARK, csvLine } from '../platform/csv';
import { cursorOf, keysOf } from '../platform/cursor';
import { compareSubjects, type ComparedSubject, targetsInForce } from './compare';
import { DEVIATION_COLUMNS, deviationCells } from './deviations.csv';
import { comparisonsOf, PERIODS_BACK, targets } from './deviations.reads';

type Signalled = ComparedSubject & { readonly signal: boolean | null };
type Keys = readonly [badness: number, name: string, subject: number, indicator: number];

/** Deviations of a period as they are read. Signals stand on all comparisons of the period, also those that the reader may not see. */
@Injectable()
export class DeviationsService {
  constructor(private readonly database: DataSource) {}

  /** The worst first, then by the subject's name. */
  async list(by: Principal, scope: Scope, query: DeviationQuery): Promise<DeviationList> {
    const days = parsePeriod(query.period);
    if (query.indicator !== undefined && !isIndicatorCode(query.indicator)) {
      throw new Refusal('indicator-unknown', { field: 'indicator', indicator: query.indicator });
    }
    const from = keysOf(query.cursor, 4);
    await catchUp(this.database);
    const sight = sightOf(await recordedAgreement(this.database), by, scope, days);
    const all = await comparisonsOf(this.database, query.period);
    const seen = all
      .filter(({ measurement, subjectKey }) =>
        seenOf(sight, { kind: measurement.subject.kind, key: subjectKey }).includes(measurement.indicator),
      )
      .filter((each) => isAsked(each, query))
      .map((each) => ({ each, keys: keysOfDeviation(each) }))
      .sort((a, b) => inOrder(a.keys, b.keys))
      .filter(({ keys }) => from[0] === null || inOrder(keys, from as unknown as Keys) > 0);
    const page = seen.slice(0, query.limit);
    const items = await this.withHistory(
      query.period,
      page.map(({ each }) => each),
    );
    const agents = page.filter(({ each }) => each.measurement.subject.kind === 'agent').map(({ each }) => each.subjectKey);
    await logReading(this.database, by, 'deviations', [query.period], agents);
    const last = page.at(-1);
    const comparisons = all.filter(({ deviation }) => deviation?.pValue != null).length;
    return { items, next: seen.length > page.length && last ? cursorOf(last.keys) : null, comparisons };
  }

  /** The whole list as CSV; that it was taken, and what was asked for, is an event. */
  async csv(by: Principal, scope: Scope, query: DeviationQuery): Promise<string> {
    const { items } = await this.list(by, scope, { ...query, cursor: undefined, limit: Number.MAX_SAFE_INTEGER });
    await recordEvent(this.database, {
      by: by.personId,
      action: 'deviations.exported',
      object: { kind: 'deviations', id: null },
      after: query,
    });
    return [BYTE_ORDER_MARK, csvLine(DEVIATION_COLUMNS), ...items.map((row) => csvLine(deviationCells(row)))].join('');
  }

  /** The rows of a page, with what the periods before add: values, trend, and how long it lasts. */
  private async withHistory(period: string, page: readonly Signalled[]): Promise<readonly DeviationRow[]> {
    if (page.length === 0) return [];
    const keys = [...new Set(page.map(({ subjectKey }) => subjectKey))];
    const codes = [...new Set(page.map(({ measurement }) => measurement.indicator))];
    const history = await measurementsOf(this.database, period, keys, PERIODS_BACK, codes);
    const compared = compareSubjects(history, targetsInForce(await targets(this.database)));
    const place = ({ subjectKey, measurement }: ComparedSubject) => `${subjectKey} ${measurement.indicator}`;
    const placed = new Map(compared.map((each) => [place(each), each]));
    return page.map((each) => rowOf(placed.get(place(each)) ?? each, each.signal));
  }
}

function isAsked({ measurement, deviation, signal }: Signalled, query: DeviationQuery): boolean {
  if (query.subject !== undefined && measurement.subject.kind !== query.subject) return false;
  if (query.id !== undefined && measurement.subject.id !== query.id) return false;
  if (query.indicator !== undefined && measurement.indicator !== query.indicator) return false;
  if (query.severity !== undefined && deviation?.severity !== query.severity) return false;
  return query.signal === undefined || (signal ?? false) === query.signal;
}

function keysOfDeviation({ measurement, deviation, subjectKey }: Signalled): Keys {
  const severity = deviation?.severity;
  const badness = severity == null ? -1 : SEVERITIES.indexOf(severity);
  return [-badness, measurement.subject.name, subjectKey, INDICATOR_LIST.findIndex(({ code }) => code === measurement.indicator)];
}

const byName = new Intl.Collator('it');
const inOrder = (a: Keys, b: Keys): number => a[0] - b[0] || byName.compare(a[1], b[1]) || a[2] - b[2] || a[3] - b[3];

function rowOf({ measurement, target, deviation, history }: ComparedSubject, signal: boolean | null): DeviationRow {
  const { missing, ...measured } = measurement;
  return {
    ...measured,
    missing: [...missing],
    target: target.value,
    targetUpper: target.upper,
    warning: target.warning,
    critical: target.critical,
    origin: target.origin,
    gap: deviation?.gap ?? null,
    deviation: deviation?.deviation ?? null,
    severity: deviation?.severity ?? null,
    significant: deviation?.significant ?? null,
    signal,
    trend: deviation?.trend ?? null,
    periodsOff: deviation?.periodsOff ?? 0,
    history: [...history],
  };
}
