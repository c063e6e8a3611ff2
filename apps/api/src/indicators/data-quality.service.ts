import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DataQuality, KindQuality, RecordKind } from '@circolo/contracts';
import {
  conditionsOf,
  fedBy,
  definitionsFor,
  feedingOf,
  INDICATOR_LIST,
  MEASURED_RECORDS,
  type MeasuredRecords,
  stateOfFinding,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { type DataOf, dataOf, type ImportedRows, importedRows } from '../sources/imported-rows.reads';
import { keptRecords } from '../sources/kept-records.reads';
import { lookAt, recordsOf } from './data-quality.queries';
import { indicatorVersions } from './indicator-versions.reads';
import { notCountedRows } from './not-counted-rows';
import { FINDINGS_SQL } from './record-findings';
import { recordsAlike } from './records-alike.reads';

interface Looked {
  readonly records: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly filled: readonly number[];
  readonly among: readonly number[];
  readonly found: readonly number[];
  readonly empty: number;
  readonly stretches: readonly { readonly from: string; readonly until: string }[];
}

/** What imported data are worth: what is there, what cannot be, and what each indicator leaves out and why. Reckoned when asked. */
@Injectable()
export class DataQualityService {
  constructor(private readonly database: DataSource) {}

  /** @throws Refusal `not-found` */
  of(kind: 'import' | 'source', id: string): Promise<DataQuality> {
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      // Compiling so many sums takes longer than they do.
      await tx.query(`select set_config('jit', 'off', true)`);
      const of = await dataOf(tx, kind, id);
      const kinds: KindQuality[] = [];
      for (const imported of await importedRows(tx, of)) kinds.push(await qualityOf(tx, of, imported));
      return {
        source: { id: of.source.id, name: of.source.name },
        import: of.import && { id: of.import.id, fileName: of.import.fileName, state: of.import.state },
        kinds,
      };
    });
  }
}

async function qualityOf(tx: Sql, of: DataOf, { kind, rows, rejections, mapped }: ImportedRows): Promise<KindQuality> {
  const kept = keptRecords(kind);
  const told = new Set(mapped);
  const fields = kept.fields.filter(({ name }) => told.has(name));
  const findings = FINDINGS_SQL[kind].filter(({ asks }) => asks.every((field) => told.has(field)));
  const [where, key] = [recordsOf(of.import !== null), of.import?.key ?? of.source.key];
  const columns = fields.map(({ column }) => column);
  const [looked] = (await tx.query<Looked[]>(lookAt(kept, where, columns, findings), [key])) as [Looked];
  return {
    kind,
    rows,
    rejections,
    records: looked.records,
    firstDay: looked.firstDay,
    lastDay: looked.lastDay,
    emptyDays: kept.isOfDays ? { count: looked.empty, longest: [...looked.stretches] } : null,
    fields: fields.map(({ name }, place) => ({ field: name, filled: looked.filled[place]! })),
    findings: findings.map(({ code }, place) => {
      const [count, among] = [looked.found[place]!, looked.among[place]!];
      return { code, state: stateOfFinding(code, count, among), count, of: among };
    }),
    indicators: isMeasured(kind) ? await indicatorsFedBy(tx, kind, { where, key, told, lastDay: looked.lastDay }) : [],
  };
}

const isMeasured = (kind: RecordKind): kind is RecordKind & MeasuredRecords => (MEASURED_RECORDS as readonly string[]).includes(kind);

interface FedRecords {
  readonly where: string;
  readonly key: number;
  readonly told: ReadonlySet<string>;
  readonly lastDay: string | null;
}

/** By the definitions in force on the last day of the records. */
async function indicatorsFedBy(
  tx: Sql,
  over: MeasuredRecords,
  { where, key, told, lastDay }: FedRecords,
): Promise<KindQuality['indicators']> {
  const definitions = lastDay === null ? INDICATOR_LIST : definitionsFor(await indicatorVersions(tx), lastDay);
  const feedings = definitions.flatMap((indicator) => feedingOf(indicator, over) ?? []);
  const conditions = conditionsOf(feedings);
  const alike = await recordsAlike(tx, over, { where, parameters: [key] }, conditions);
  return fedBy(feedings, alike, told).map(({ leftOut, ...fed }) => ({ ...fed, leftOut: notCountedRows(leftOut) }));
}
