import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { ImportRow, List, ListQuery, Rejection, SourceRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { type Config, CONFIG } from '../platform/config';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { announce } from '../platform/progress';
import { organisationSettings } from '../subjects/organisation.reads';
import { columnsOf, headOfFile } from './csv/file-head';
import { ImportDoor } from './import-door';
import { readImportForm } from './import-form';
import { IMPORTS, LOCK_IMPORT, REJECTIONS, SOURCES } from './imports.queries';
import { importOf } from './imports.reads';
import type { CheckedMapping } from './mapping/checked-mapping';
import { type ChosenMapping, chosenMapping } from './chosen-mapping';
import { type Arrived, UploadFolder } from './upload-folder';

type KeyedImport = ImportRow & { readonly key: number };
type KeyedRejection = Rejection & { readonly ordinal: number };

/** Takes files in to be read by a worker, tells what became of them, and has them undone. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: DataSource,
    private readonly uploads: UploadFolder,
    private readonly queue: JobQueue,
    private readonly door: ImportDoor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Keeps the file of a form and queues its reading; a form that is refused leaves nothing. */
  async create(by: Principal, request: FastifyRequest): Promise<ImportRow> {
    const { file, fileName, checked, savedMapping } = await readImportForm(request, {
      limitBytes: this.config.uploadLimitBytes,
      take: (stream) => this.uploads.receive(stream),
      discard: (arrived) => this.uploads.discard(arrived),
    });
    const chosen = await this.keep(file, checked, savedMapping).finally(() => this.uploads.discard(file));
    const { bytes, checksum } = file;
    const id = await this.door.take({ by: by.personId, via: 'upload', ...chosen, fileName, bytes, checksum });
    return importOf(this.database, id);
  }

  async list({ limit, cursor }: ListQuery): Promise<List<ImportRow>> {
    const rows = await this.database.query<KeyedImport[]>(IMPORTS, [...keysOf(cursor, 2), limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.createdAt, row.key]);
    return { items: page.items.map(({ key: _, ...row }) => row), next: page.next };
  }

  get(id: string): Promise<ImportRow> {
    return importOf(this.database, id);
  }

  async rejections(id: string, { limit, cursor }: ListQuery): Promise<List<Rejection>> {
    const rows = await this.database.query<KeyedRejection[]>(REJECTIONS, [await keyOf(this.database, id), ...keysOf(cursor, 2), limit + 1]);
    const page = pageOf(rows, limit, (row) => [row.line, row.ordinal]);
    return { items: page.items.map(({ ordinal: _, ...row }) => row), next: page.next };
  }

  /** Every rejection, in pages, for whoever writes them down. */
  async *allRejections(id: string): AsyncGenerator<readonly Rejection[]> {
    const key = await keyOf(this.database, id);
    for (let last: readonly unknown[] = [null, null]; ;) {
      const rows = await this.database.query<KeyedRejection[]>(REJECTIONS, [key, ...last, 5000]);
      if (rows.length === 0) return;
      yield rows;
      last = [rows.at(-1)!.line, rows.at(-1)!.ordinal];
    }
  }

  /** Has an import undone that is done or failed; asked again it changes nothing. @throws Refusal `import-not-undoable` while it is being read */
  async undo(by: Principal, id: string): Promise<ImportRow> {
    const begun = await this.database.transaction(async (tx) => {
      const [found] = await tx.query<{ state: string }[]>(LOCK_IMPORT, [id]);
      if (!found) throw new Refusal('not-found', { kind: 'import', id });
      if (found.state === 'undoing' || found.state === 'undone') return false;
      if (found.state !== 'done' && found.state !== 'failed') throw new Refusal('import-not-undoable', { state: found.state });
      await tx.query(`update import set state = 'undoing', undone_by = $2 where id = $1`, [id, by.personId]);
      await recordEvent(tx, { by: by.personId, action: 'import.undone', object: { kind: 'import', id }, before: { state: found.state } });
      await announce(tx, `import:${id}`);
      return true;
    });
    if (begun) await this.queue.add('undo-import', { id });
    return importOf(this.database, id);
  }

  /** Keeps a file that can be read as the form says. @returns how it is to be read */
  private async keep(file: Arrived, checked: CheckedMapping | null, savedMapping: string | null): Promise<ChosenMapping> {
    const head = await headOfFile(file.path);
    const chosen = await chosenMapping(this.database, ({ format }) => columnsOf(head, format), checked, savedMapping);
    await organisationSettings(this.database);
    await this.uploads.keep(file);
    return chosen;
  }

  sources(): Promise<readonly SourceRow[]> {
    return this.database.query(SOURCES);
  }
}

async function keyOf(sql: Sql, id: string): Promise<number> {
  const [found] = await sql.query<{ key: number }[]>('select key from import where id = $1', [id]);
  if (!found) throw new Refusal('not-found', { kind: 'import', id });
  return found.key;
}
