import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MeasurementQuery } from '@circolo/contracts';
import type { Scope } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { BYTE_ORDER_MARK, type CsvCell, csvLine } from '../platform/csv';
import { MOST_ROWS, workbookOf } from '../platform/xlsx';
import { MEASUREMENT_COLUMNS, measurementCells } from './measurements.csv';
import { MeasurementsService } from './measurements.service';

const PAGE = 5000;

/** The whole list of measurements as a file, with the figures of the API. That it was taken, and what was asked for, is an event. */
@Injectable()
export class MeasurementExportsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly measurements: MeasurementsService,
  ) {}

  async csv(by: Principal, scope: Scope, query: MeasurementQuery): Promise<string> {
    let text = BYTE_ORDER_MARK + csvLine(MEASUREMENT_COLUMNS);
    for await (const cells of this.rows(by, scope, query)) text += csvLine(cells);
    await this.recordTaken(by, query);
    return text;
  }

  /** The figures on a first sheet, what was asked for on a second. @throws Refusal `export-too-large` */
  async xlsx(by: Principal, scope: Scope, query: MeasurementQuery): Promise<Buffer> {
    const rows: (readonly CsvCell[])[] = [];
    for await (const cells of this.rows(by, scope, query)) if (rows.push(cells) >= MOST_ROWS) break;
    const file = await workbookOf([
      { name: 'measurements', columns: MEASUREMENT_COLUMNS, rows },
      { name: 'filters', columns: ['filter', 'value'], rows: this.filters(query) },
    ]);
    await this.recordTaken(by, query);
    return file;
  }

  private async *rows(by: Principal, scope: Scope, query: MeasurementQuery): AsyncGenerator<readonly CsvCell[]> {
    let cursor: string | undefined;
    do {
      const { items, next } = await this.measurements.list(by, scope, { ...query, limit: PAGE, cursor });
      for (const row of items) yield measurementCells(row);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
  }

  private filters({ limit: _limit, cursor: _cursor, ...asked }: MeasurementQuery): readonly (readonly CsvCell[])[] {
    const said = Object.entries(asked).filter(([, value]) => value !== undefined);
    const each = said.flatMap(([name, value]) => (Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]]));
    return [...each, ['exportedAt', this.clock.now()]] as readonly (readonly CsvCell[])[];
  }

  private recordTaken(by: Principal, after: MeasurementQuery): Promise<void> {
    return recordEvent(this.database, {
      by: by.personId,
      action: 'measurements.exported',
      object: { kind: 'measurements', id: null },
      after,
    });
  }
}
