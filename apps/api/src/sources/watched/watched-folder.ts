import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../../audit/record-event';
import { Clock } from '../../platform/clock';
import { type Config, CONFIG } from '../../platform/config';
import { organisationSettings } from '../../subjects/organisation.reads';
import { type ChosenMapping, chosenMapping } from '../chosen-mapping';
import { columnsOfFile } from '../reading/file-to-read';
import { ImportDoor } from '../import-door';
import { headerFingerprint } from '../mapping/header-fingerprint';
import { SAVED_MAPPINGS_OF_SOURCE } from '../saved-mappings.queries';
import type { KeyedSavedMapping } from '../saved-mappings.reads';
import { type Arrived, UploadFolder } from '../upload-folder';
import { KeptFiles } from '../uploads/kept-files';
import { type Sighting, Stillness } from './stillness';
import { lookThrough, movedToDone, movedToRefused } from './watched-files';

/** Of all workers one looks at a time. */
const LOOKING = 4_171_211;
const LONGEST_NAME = 200;

interface WaitingImport {
  readonly id: string;
  readonly state: string;
  readonly failure: { readonly code: string; readonly details: unknown } | null;
  readonly file: string;
  readonly bytes: number;
  readonly createdAt: string;
}

/** Imports that came from files of the watched folder which have not been moved since. */
const WAITING = `
  select id, state, failure, watched_file as file, file_bytes as bytes, created_at as "createdAt" from import
  where watched_file is not null order by key`;
const LET_GO = `update import set watched_file = null where id = any($1::uuid[])`;
const OVER = ['done', 'failed', 'cancelled', 'undone'];

/**
 * Takes in the files that systems put into `<WATCH_FOLDER>/<source>/`. A file stays where it is until its import is over, then it goes
 * to `done`, or to `refused` with the reason beside it; the row of the import says which file it is of, so that a worker that is
 * killed at any point neither loses a file nor takes it twice.
 */
@Injectable()
export class WatchedFolder {
  private readonly log = new Logger(WatchedFolder.name);
  private readonly stillness = new Stillness();

  constructor(
    private readonly database: DataSource,
    private readonly uploads: UploadFolder,
    private readonly files: KeptFiles,
    private readonly door: ImportDoor,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** One look through the folder, unless another worker is at it. @param nowMs the time by which files are still */
  async look(nowMs = Date.now()): Promise<void> {
    const root = this.config.watchFolder;
    if (root === undefined) return;
    const runner = this.database.createQueryRunner();
    try {
      const [lock] = await runner.query('select pg_try_advisory_lock($1) as mine', [LOOKING]);
      if (!lock.mine) return;
      await this.lookAlone(root, nowMs).finally(() => runner.query('select pg_advisory_unlock($1)', [LOOKING]));
    } finally {
      await runner.release();
    }
  }

  private async lookAlone(root: string, nowMs: number): Promise<void> {
    const { files, others } = await lookThrough(root);
    const whole = this.stillness.look(files, nowMs);
    const waiting = await this.database.query<WaitingImport[]>(WAITING);
    const here = new Set(files.map((file) => file.path));
    // Somebody took these away before they could be moved.
    const gone = waiting.filter((one) => OVER.includes(one.state) && !here.has(one.file));
    if (gone.length > 0) await this.database.query(LET_GO, [gone.map(({ id }) => id)]);
    for (const { path: file } of others) await this.each(file, () => this.refuse(root, file, new Refusal('not-a-file', { file })));
    for (const file of files) {
      if (!whole.has(file.path)) continue;
      const ofIt = waiting.findLast((one) => one.file === file.path);
      await this.each(file.path, () => (ofIt ? this.follow(root, file, ofIt) : this.takeIn(root, file)));
    }
  }

  /** What goes wrong with one file keeps no other waiting; it is tried again at the next look. */
  private async each(file: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => this.log.error({ err: error, file }));
  }

  /** Moves a file once its import is over. */
  private async follow(root: string, file: Sighting, { id, state, failure, bytes, createdAt }: WaitingImport): Promise<void> {
    if (!OVER.includes(state)) return;
    const isSame = file.bytes === bytes && file.changedMs <= Date.parse(createdAt);
    if (isSame && state === 'done') await movedToDone(root, file.path);
    else if (isSame) await movedToRefused(root, file.path, { import: id, code: failure?.code ?? state, details: failure?.details ?? {} });
    await this.database.query(LET_GO, [[id]]);
  }

  private async takeIn(root: string, file: Sighting): Promise<void> {
    // A link that takes the file's place at the last moment is not followed.
    const handle = await open(path.join(root, file.path), constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      await this.import(file, handle);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.refuse(root, file.path, error);
    } finally {
      await handle.close();
    }
  }

  private async import(file: Sighting, handle: FileHandle): Promise<void> {
    const limitBytes = this.config.uploadLimitBytes;
    if (file.bytes > limitBytes) throw new Refusal('file-too-large', { limitBytes });
    if (file.bytes === 0) throw new Refusal('file-empty', {});
    const arrived = await this.uploads.receive(handle.createReadStream({ autoClose: false }));
    try {
      const { ino, size, mtimeMs } = await handle.stat();
      // It was written to while it was read: it was not whole after all.
      if (ino !== file.inode || size !== file.bytes || mtimeMs !== file.changedMs || arrived.bytes !== size) return;
      const { chosen, by } = await this.mappingOf(file.path, arrived);
      await organisationSettings(this.database);
      const fileName = path.basename(file.path).slice(0, LONGEST_NAME);
      const upload = await this.files.keep(arrived, { fileName, by, at: this.clock.now() });
      const { bytes, checksum } = arrived;
      await this.door.take({ by, via: 'watched-folder', ...chosen, fileName, bytes, checksum, watchedFile: file.path }, upload);
    } finally {
      await this.uploads.discard(arrived);
    }
  }

  /** The saved mapping of the file's source that was made for its header; whoever wrote it last answers for the import. */
  private async mappingOf(file: string, arrived: Arrived): Promise<{ readonly chosen: ChosenMapping; readonly by: string }> {
    const source = path.dirname(file);
    const saved = await this.database.query<KeyedSavedMapping[]>(SAVED_MAPPINGS_OF_SOURCE, [source]);
    let fault: Refusal | null = null;
    for (const one of saved) {
      try {
        const columns = await columnsOfFile(arrived.path, one.mapping.format);
        if (headerFingerprint(columns) !== headerFingerprint(one.columns)) continue;
        return { chosen: await chosenMapping(this.database, async () => columns, null, one.id), by: one.changedBy.id };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        fault ??= error;
      }
    }
    throw fault ?? new Refusal('no-saved-mapping', { source, mappings: saved.map(({ name }) => name) });
  }

  private async refuse(root: string, file: string, { code, details }: Refusal): Promise<void> {
    await movedToRefused(root, file, { code, details });
    await this.database.transaction((tx) =>
      recordEvent(tx, {
        by: null,
        action: 'watched-file.refused',
        object: { kind: 'watched-file', id: null },
        after: { file, code, details },
      }),
    );
  }
}
