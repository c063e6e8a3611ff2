import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { ImportQuery, ImportRow, List, ListQuery, Rejection } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { type Config, CONFIG } from '../platform/config';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { announce } from '../platform/progress';
import { organisationSettings } from '../subjects/organisation.reads';
import { chosenMapping, type ChosenMapping } from './chosen-mapping';
import { type FileToImport, ImportDoor } from './import-door';
import { type FormFile, readImportForm } from './import-form';
import { IMPORTS, LOCK_IMPORT, LOCK_IMPORT_BEING_READ, REJECTIONS } from './imports.queries';
import { importOf } from './imports.reads';
import { columnsOfFile } from './reading/file-to-read';
import { type Arrived, UploadFolder } from './upload-folder';
import { KeptFiles } from './uploads/kept-files';
import { UploadsService } from './uploads/uploads.service';

type KeyedImport = ImportRow & { readonly key: number };
type FileOfImport = Omit<FileToImport, 'by' | 'via'> & { readonly upload: string | null };
type ImportBeingRead = { readonly state: ImportRow['state']; readonly loadedAt: string | null };
type KeyedRejection = Rejection & { readonly ordinal: number };

/** Takes files in to be read by a worker, tells what became of them, and has them undone. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: DataSource,
    private readonly folder: UploadFolder,
    private readonly files: KeptFiles,
    private readonly uploads: UploadsService,
    private readonly queue: JobQueue,
    private readonly door: ImportDoor,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Keeps the file of a form, or takes that of an upload, and queues its reading; a form that is refused leaves nothing. */
  async create(by: Principal, request: FastifyRequest): Promise<ImportRow> {
    const { of, checked, savedMapping } = await readImportForm(request, {
      limitBytes: this.config.uploadLimitBytes,
      take: (stream) => this.folder.receive(stream),
      discard: (arrived) => this.folder.discard(arrived),
    });
    const choose = async (path: string): Promise<ChosenMapping> => {
      const chosen = await chosenMapping(this.database, ({ format }) => columnsOfFile(path, format), checked, savedMapping);
      await organisationSettings(this.database);
      return chosen;
    };
    const file = 'upload' in of ? await this.used(of.upload, choose) : await this.kept(by, of, choose);
    const { upload, ...rest } = file;
    const id = await this.door.take({ by: by.personId, via: 'upload', ...rest }, upload);
    return importOf(this.database, id);
  }

  async list({ limit, cursor, source }: ImportQuery): Promise<List<ImportRow>> {
    const rows = await this.database.query<KeyedImport[]>(IMPORTS, [...keysOf(cursor, 2), limit + 1, source ?? null]);
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

  /**
   * Stops an import that waits or is being read, and leaves nothing of it; asked again it changes nothing. What has been loaded and is
   * being measured is taken back first: `cancelling`.
   * @throws Refusal `import-not-cancellable` when it is over
   */
  async cancel(by: Principal, id: string): Promise<ImportRow> {
    const ended = await this.database.transaction(async (tx) => {
      const [found] = await tx.query<ImportBeingRead[]>(LOCK_IMPORT_BEING_READ, [id]);
      if (!found) throw new Refusal('not-found', { kind: 'import', id });
      if (found.state === 'cancelling' || found.state === 'cancelled') return null;
      if (found.state !== 'queued' && found.state !== 'reading') throw new Refusal('import-not-cancellable', { state: found.state });
      const state = found.loadedAt === null ? 'cancelled' : 'cancelling';
      const finishedAt = state === 'cancelled' ? this.clock.now() : null;
      await tx.query('update import set state = $2, finished_at = $3 where id = $1', [id, state, finishedAt]);
      await recordEvent(tx, {
        by: by.personId,
        action: 'import.cancelled',
        object: { kind: 'import', id },
        before: { state: found.state },
      });
      await announce(tx, `import:${id}`);
      return { state, released: await this.files.releaseOf(tx, id, this.clock.now()) };
    });
    if (ended?.state === 'cancelling') await this.queue.add('undo-import', { id });
    if (ended?.released) await this.files.removeUnneeded(ended.released);
    return importOf(this.database, id);
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

  private async used(id: string, choose: (path: string) => Promise<ChosenMapping>): Promise<FileOfImport> {
    const { path, ...file } = await this.uploads.use(id);
    return { ...file, ...(await choose(path)), upload: null };
  }

  /** Keeps a file that can be read as the form says. */
  private async kept(
    by: Principal,
    { file, fileName }: FormFile<Arrived>,
    choose: (path: string) => Promise<ChosenMapping>,
  ): Promise<FileOfImport> {
    try {
      const chosen = await choose(file.path);
      const upload = await this.files.keep(file, { fileName, by: by.personId, at: this.clock.now() });
      return { ...chosen, fileName, bytes: file.bytes, checksum: file.checksum, upload };
    } finally {
      await this.folder.discard(file);
    }
  }
}

async function keyOf(sql: Sql, id: string): Promise<number> {
  const [found] = await sql.query<{ key: number }[]>('select key from import where id = $1', [id]);
  if (!found) throw new Refusal('not-found', { kind: 'import', id });
  return found.key;
}
