import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, MeasuredRecord, MeasuredRecordQuery } from '@circolo/contracts';
import { formulaParts, type Indicator, measureDefinition, type MeasureDefinition, Refusal, type Scope } from '@circolo/domain';
import type { Principal } from '../people/principal';
import { keysOf, pageOf } from '../platform/cursor';
import { countedBy } from './counted-by';
import { FigureSight } from './figure-sight';
import { definitionOf } from './indicator-versions.reads';
import { logReading } from './individual-readings.reads';
import { pageOfMeasuredRecords } from './measured-records.queries';

type Found = MeasuredRecord & { readonly key: number; readonly agentKey: number | null };

/** Each of these is about one agent alone: without an agreement that opens the figure they are nobody else's to read one by one. */
const ABOUT_ONE_AGENT: readonly string[] = ['evaluations', 'hours'];

/** The records behind a figure that is made of other things than contacts. */
@Injectable()
export class MeasuredRecordsService {
  constructor(
    private readonly database: DataSource,
    private readonly sight: FigureSight,
  ) {}

  /** @throws Refusal `no-monitoring-agreement`, `no-records-behind` */
  async list(by: Principal, scope: Scope, query: MeasuredRecordQuery): Promise<List<MeasuredRecord>> {
    const seen = await this.sight.look(by, scope, query);
    if (seen === null) return { items: [], next: null };
    const { days, subjectKey, agreement, open, small } = seen;
    const indicator = seen.indicator!;
    const isOpen = open.includes(indicator);
    const onlyNamed = ABOUT_ONE_AGENT.includes(query.kind);
    const definition = await definitionOf(this.database, indicator, query.period);
    const measures = { counted: countedBy(definition, query.part, query.kind), made: madeOf(definition) };
    if (onlyNamed && !isOpen) throw new Refusal('no-monitoring-agreement', { indicator });
    const page = pageOfMeasuredRecords(query.kind, query.subject, measures, onlyNamed);
    if (page === null) throw new Refusal('no-records-behind', { indicator });
    const found = await this.database.query<Found[]>(page, [
      ...[days.from, days.until, subjectKey, ...keysOf(query.cursor, 2), query.limit + 1],
      ...[isOpen, agreement?.validFrom ?? null, agreement?.validUntil ?? null, small],
    ]);
    const { items, next } = pageOf(found, query.limit, ({ day, key }) => [day, key]);
    const agents = items.flatMap(({ agentKey }) => agentKey ?? []);
    await logReading(this.database, by, query.kind, [query.period], agents);
    return { items: items.map(({ key, agentKey, ...row }) => row), next };
  }
}

const madeOf = ({ formula, parameters }: Indicator): readonly MeasureDefinition[] =>
  formulaParts(formula).flatMap(({ measures }) => measures.map((measure) => measureDefinition(measure, parameters)));
