import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { ImportPreview } from '@circolo/contracts';
import { type Config, CONFIG } from '../platform/config';
import { organisationSettings } from '../subjects/organisation.reads';
import { kindBySignature } from './csv/file-head';
import { readImportForm } from './import-form';
import type { CheckedMapping } from './mapping/checked-mapping';
import { clockChanges } from './mapping/clock-changes';
import { compileMapping } from './mapping/compile-mapping';
import { columnsOfMapping } from './mapping/mapping-problems';
import { columnsOfFile, fileToRead } from './reading/file-to-read';
import { SETTINGS } from './reading/make-reading';
import { previewFaults, previewRows, RAW_ROWS } from './reading/preview.queries';
import type { FileToRead } from './reading/rows-to-copy';
import { stageRows } from './reading/stage-rows';
import { RECORD_DESCRIPTORS } from './records';
import { chosenMapping } from './chosen-mapping';
import { UploadFolder } from './upload-folder';
import { UploadsService } from './uploads/uploads.service';

const BEGINNING_BYTES = 1024 ** 2;
const ROWS = 20;

/** Reads the first rows of a file as an import would, and keeps nothing. */
@Injectable()
export class ImportPreviewService {
  constructor(
    private readonly database: DataSource,
    private readonly folder: UploadFolder,
    private readonly uploads: UploadsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The form is an import's; of a file of lines the beginning is enough. */
  async preview(request: FastifyRequest): Promise<ImportPreview> {
    const { of, checked, savedMapping } = await readImportForm(request, {
      limitBytes: this.config.uploadLimitBytes,
      take: (stream) => this.folder.receive(stream, (first) => (kindBySignature(first) === 'zip' ? Infinity : BEGINNING_BYTES)),
      discard: (arrived) => this.folder.discard(arrived),
    });
    const previewOf = (path: string) => this.previewOf(path, checked, savedMapping);
    if ('upload' in of) return previewOf((await this.uploads.use(of.upload)).path);
    return previewOf(of.file.path).finally(() => this.folder.discard(of.file));
  }

  private async previewOf(path: string, checked: CheckedMapping | null, savedMapping: string | null): Promise<ImportPreview> {
    const { kind, mapping } = await chosenMapping(this.database, (by) => columnsOfFile(path, by.format), checked, savedMapping);
    const file = await fileToRead(path, mapping.format);
    const runner = this.database.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      return await this.read(client, runner.manager, file, { kind, mapping });
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }

  private async read(client: PoolClient, tx: EntityManager, file: FileToRead, { kind, mapping }: CheckedMapping): Promise<ImportPreview> {
    const { timeZone } = await organisationSettings(tx);
    const clocks = await clockChanges(tx, mapping.timeZone ?? timeZone);
    await client.query(SETTINGS);
    const { columns } = file;
    const columnsRead = new Set(columnsOfMapping(mapping));
    const staged = await stageRows(client, file.rows({ rows: ROWS, columnsRead }), columns.length, null);
    const compiled = compileMapping(RECORD_DESCRIPTORS[kind], mapping, { columns, padded: staged.padded }, { clocks, timeZone });
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
