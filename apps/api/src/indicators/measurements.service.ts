import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, MeasurementQuery, MeasurementRow } from '@circolo/contracts';
import { type Indicator, type IndicatorCode, INDICATOR_LIST, isIndicatorCode, parsePeriod, Refusal, type Scope } from '@circolo/domain';
import type { Principal } from '../people/principal';
import { cursorOf, keysOf } from '../platform/cursor';
import { subjectById } from '../subjects/subjects.reads';
import { catchUp } from './catch-up.reads';
import { seenOf, type Sight, sightOf } from './individual-figures.reads';
import { logReading } from './individual-readings.reads';
import { CrossingsService, isCrossing } from './crossings.service';
import { daysOf } from './days-of-periods';
import { measurementRow } from './measurement-row';
import { pageOfSums } from './measurements.queries';
import { measuredFor, measurementsOfRow, type SumsRow } from './measurements.reads';
import { recordedAgreement } from './monitoring-agreement.reads';
import { ranksOf } from './ranks.reads';

type Placed = { readonly row: MeasurementRow; readonly keys: readonly [ordinal: number, name: string, key: number, indicator: number] };

/** Measurements as they are read: of the subjects of a kind over some periods, as far as the reader may see. */
@Injectable()
export class MeasurementsService {
  constructor(
    private readonly database: DataSource,
    private readonly crossings: CrossingsService,
  ) {}

  /** In the order of the periods asked for, then by the subject's name, then as in the catalogue. A page may be shorter than its limit. */
  async list(by: Principal, scope: Scope, query: MeasurementQuery): Promise<List<MeasurementRow>> {
    const named = askedIndicators(query.indicator);
    if (isCrossing(query)) return this.crossings.list(by, scope, query, named);
    const [ordinal, name, key, done] = keysOf(query.cursor, 4) as Placed['keys'] | readonly null[];
    await catchUp(this.database);
    const agreement = await recordedAgreement(this.database);
    const sights = new Map(query.period.map((period) => [period, sightOf(agreement, by, scope, parsePeriod(period))]));
    // What is closed to the reader need not be read, and does not fill the page.
    const asked =
      query.subject === 'agent' ? named.filter((code) => [...sights.values()].some((sight) => seesOfAgents(sight, code))) : named;
    const one = await this.oneSubject(by, query, asked, [...sights.values()]);
    const periods = [...sights.keys()].filter((period) => seesAny(sights.get(period)!, query.subject, one, asked));
    if (one === 'nobody' || periods.length === 0) return { items: [], next: null };

    // Each row of sums becomes a row for each indicator; the first may be one whose indicators the page before has shown.
    const wanted = Math.ceil(query.limit / asked.length) + 2;
    const measured = await measuredFor(this.database, periods, asked);
    const rows = await this.database.query<SumsRow[]>(
      pageOfSums(measured.places, query.indicator !== undefined && measured.definitions.some(isStock)),
      [...daysOf(periods), query.subject, one, ordinal ?? null, name ?? null, key ?? null, wanted, query.search ?? null],
    );
    const keys = [...new Set(rows.map((row) => row.key))];
    const ranks = await ranksOf(this.database, measured.definitions, periods, keys);
    const placed = rows
      .flatMap((row) => {
        const period = periods[row.ordinal - 1]!;
        const open = seenOf(sights.get(period)!, row);
        const seen = measurementsOfRow(row, period, agreement, measured, ranks).filter(
          ({ indicator }) => asked.includes(indicator) && open.includes(indicator),
        );
        const definitions = measured.definitionsOf(period);
        return seen.map((measurement): Placed => {
          const place = INDICATOR_LIST.findIndex(({ code }) => code === measurement.indicator);
          const definition = definitions.find(({ code }) => code === measurement.indicator)!;
          return {
            row: measurementRow(measurement, definition, null),
            keys: [row.ordinal, row.name, row.key, place],
          };
        });
      })
      .filter(({ keys }) => keys[0] !== ordinal || keys[2] !== key || keys[3] > done!);
    const page = placed.slice(0, query.limit);
    if (query.subject === 'agent')
      await logReading(
        this.database,
        by,
        'measurements',
        periods,
        page.map(({ keys }) => keys[2]),
      );
    const last = page.at(-1);
    const more = placed.length > page.length || rows.length === wanted;
    return { items: page.map(({ row }) => row), next: more && last ? cursorOf(last.keys) : null };
  }

  /** The key of the one subject to look at: the one asked for, or the reader themselves where no other agent is open to them; null is all. */
  private async oneSubject(
    by: Principal,
    { id, subject }: MeasurementQuery,
    asked: readonly IndicatorCode[],
    sights: readonly Sight[],
  ): Promise<number | null | 'nobody'> {
    if (id !== undefined) {
      const known = await subjectById(this.database, id);
      return known?.kind === subject ? known.key : 'nobody';
    }
    if (subject !== 'agent' || sights.some(({ others }) => asked.some((code) => others.includes(code)))) return null;
    return by.agentKey ?? 'nobody';
  }
}

const seesOfAgents = ({ own, others }: Sight, code: IndicatorCode): boolean => own.includes(code) || others.includes(code);

const isStock = ({ formula }: Indicator): boolean => formula.kind === 'stock' || formula.kind === 'stock-age';

const seesAny = (sight: Sight, kind: string, one: number | null | 'nobody', asked: readonly IndicatorCode[]): boolean =>
  one !== 'nobody' && asked.some((code) => seenOf(sight, { kind, key: one }).includes(code));

/** The indicators asked for, in catalogue order; all when none is named. @throws Refusal `indicator-unknown` */
function askedIndicators(codes: readonly string[] | undefined): readonly IndicatorCode[] {
  const unknown = codes?.find((code) => !isIndicatorCode(code));
  if (unknown !== undefined) throw new Refusal('indicator-unknown', { field: 'indicator', indicator: unknown });
  return INDICATOR_LIST.map(({ code }) => code).filter((code) => codes === undefined || codes.includes(code));
}
