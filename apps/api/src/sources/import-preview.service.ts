import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { ImportPreview, Mapping } from '@circolo/contracts';
import { type Config, CONFIG } from '../platform/config';
import { organisationSettings } from '../subjects/organisation.reads';
import { columnsOf } from './csv/file-head';
import { firstRows } from './csv/first-rows';
import { readImportForm } from './import-form';
import { clockChanges } from './mapping/clock-changes';
import { compileMapping } from './mapping/compile-mapping';
import { SETTINGS } from './reading/make-reading';
import { previewFaults, previewRows, RAW_ROWS } from './reading/preview.queries';
import { stageFile } from './reading/stage-file';
import { chosenMapping } from './chosen-mapping';

const BEGINNING_BYTES = 1024 ** 2;
const ROWS = 20;

/** Reads the first rows of a file as an import would, and keeps nothing. */
@Injectable()
export class ImportPreviewService {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The form is an import's; the beginning of the file is enough. */
  async preview(request: FastifyRequest): Promise<ImportPreview> {
    const { file, checked, savedMapping } = await readImportForm(request, {
      limitBytes: this.config.uploadLimitBytes,
      take: beginningOf,
      discard: async () => undefined,
    });
    const { mapping, columns } = await chosenMapping(this.database, ({ format }) => columnsOf(file, format), checked, savedMapping);
    const runner = this.database.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      return await this.read(client, runner.manager, firstRows(file, mapping.format, columns.length, ROWS), mapping, columns);
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }

  private async read(
    client: PoolClient,
    tx: EntityManager,
    rows: Buffer,
    mapping: Mapping,
    columns: readonly string[],
  ): Promise<ImportPreview> {
    const { timeZone } = await organisationSettings(tx);
    const clocks = await clockChanges(tx, mapping.timeZone ?? timeZone);
    await client.query(SETTINGS);
    const format = { ...mapping.format, encoding: 'utf-8' as const };
    const staged = await stageFile(client, Readable.from([rows]), format, columns.length, null);
    const compiled = compileMapping(mapping, { columns, padded: staged.padded }, clocks);
    const [source] = await tx.query<{ key: number }[]>('select key from source where name = $1', [mapping.source]);
    const faults = previewFaults(compiled, mapping.unknown, source?.key ?? 0);
    return {
      columns: [...columns],
      raw: (await client.query(RAW_ROWS(columns.length))).rows,
      rows: (await client.query(previewRows(compiled))).rows,
      rejections: (await client.query(faults)).rows,
    };
  }
}

/** The first MiB of a stream; the rest is let go. */
async function beginningOf(stream: Readable): Promise<Buffer> {
  let bytes = 0;
  return buffer(
    (async function* () {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (bytes < BEGINNING_BYTES) yield chunk.subarray(0, BEGINNING_BYTES - bytes);
        bytes += chunk.length;
      }
    })(),
  );
}
