import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { IndicatorRow, IndicatorVersionRow, List, NewIndicatorVersion } from '@circolo/contracts';
import {
  checkedParameters,
  type Day,
  definitionsFor,
  type IndicatorCode,
  INDICATORS,
  isIndicatorCode,
  localDayOf,
  Refusal,
  settableParameters,
} from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { indicatorVersions } from './indicator-versions.reads';

const VERSIONS = `
  select v.version, v.parameters, v.valid_from::text as "from", v.note, json_build_object('id', p.id, 'name', p.name) as by, v.created_at as at
  from indicator_version v join person p on p.id = v.created_by where v.indicator = $1 order by v.version desc`;
const PUBLISH = `
  insert into indicator_version (indicator, version, parameters, valid_from, note, created_by, created_at)
  select $1, coalesce(max(version), 1) + 1, $2, $3, $4, $5, $6 from indicator_version where indicator = $1
  returning version`;
const ONE_AT_A_TIME = `select pg_advisory_xact_lock(4171205, hashtext($1))`;
/** Its sums are not there yet: every day is measured again before anybody reads a figure of it. */
const MEASURE_ALL = `
  insert into day_to_measure (day) select distinct day from daily_sum order by day on conflict (day) do update set marked_at = clock_timestamp()`;

/** Definitions of indicators as the organisation sets them: a threshold, a window, a term, from a day on. */
@Injectable()
export class IndicatorVersionsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every definition as it is in force today, which is the organisation's day. */
  async catalogue(): Promise<List<IndicatorRow>> {
    const definitions = definitionsFor(await indicatorVersions(this.database), await this.today());
    const items = definitions.map(({ code, version, name, dimension, unit, direction, parameters, minimumSample, about }) => {
      return { code, version, name, dimension, unit, direction, parameters, minimumSample, about };
    });
    return { items, next: null };
  }

  private async today(): Promise<Day> {
    const [organisation] = await this.database.query<{ timeZone: string }[]>('select time_zone as "timeZone" from organisation');
    return localDayOf(this.clock.now(), organisation?.timeZone ?? 'UTC');
  }

  /** The newest first; the shipped definition is the last. */
  async list(indicator: string): Promise<List<IndicatorVersionRow>> {
    const code = codeOf(indicator);
    const published = await this.database.query<IndicatorVersionRow[]>(VERSIONS, [code]);
    const shipped = { version: 1, parameters: { ...INDICATORS[code].parameters }, from: null, note: null, by: null, at: null };
    const settable = [...settableParameters(INDICATORS[code])];
    return { items: [...published, shipped].map((row) => ({ ...row, settable })), next: null };
  }

  /** @throws Refusal `indicator-unknown`, `indicator-without-parameters`, `indicator-parameter`, `indicator-version-date` */
  async publish(by: Principal, indicator: string, { parameters, from, note }: NewIndicatorVersion): Promise<IndicatorVersionRow> {
    const code = codeOf(indicator);
    const whole = checkedParameters(code, parameters);
    // A day in mid-month would give the month one definition and its days two.
    if (!from.endsWith('-01')) throw new Refusal('indicator-version-date', { field: 'from', from });
    const version = await this.database.transaction(async (tx) => {
      await tx.query(ONE_AT_A_TIME, [code]);
      const [made] = await tx.query<{ version: number }[]>(PUBLISH, [code, whole, from, note, by.personId, this.clock.now()]);
      await tx.query(MEASURE_ALL);
      const object = { kind: 'indicator', id: null };
      const after = { indicator: code, version: made!.version, parameters: whole, from, note };
      await recordEvent(tx, { by: by.personId, action: 'indicator.version-published', object, after });
      return made!.version;
    });
    const { items } = await this.list(code);
    return items.find((row) => row.version === version)!;
  }
}

function codeOf(indicator: string): IndicatorCode {
  if (!isIndicatorCode(indicator)) throw new Refusal('indicator-unknown', { field: 'indicator', indicator });
  return indicator;
}
