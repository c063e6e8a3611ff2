import { Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { Mapping, RecordKind } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { notify } from '../notifications/notify';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { announce } from '../platform/progress';
import { organisationSettings } from '../subjects/organisation.reads';
import { keepDays, LOCK_IMPORT, SOURCE_LOCK } from './imports.queries';
import { importOf } from './imports.reads';
import { CHANGE_RECORDS } from './days-to-measure.reads';
import { changedByImport, changedByUndo, type ChangedRecords, markDays, touchedBy } from './mark-days';
import { compileMapping } from './mapping/compile-mapping';
import { clockChanges } from './mapping/clock-changes';
import { columnsOfMapping } from './mapping/mapping-problems';
import { refuseOtherColumns } from './mapping/mapping-refusals';
import { plainLayout } from './mapping/plain-layout';
import { keepRows } from './reading/keep-rows';
import { SETTINGS } from './reading/make-reading';
import { ReadingProgress } from './reading/reading-progress';
import { countsOfSameFile, type Counts } from './reading/same-file';
import { fileToRead } from './reading/file-to-read';
import { stageRows } from './reading/stage-rows';
import { RECORD_DESCRIPTORS } from './records';
import { countImported } from './source-records.queries';
import { takeBack } from './undo-import';
import { UploadFolder } from './upload-folder';
import { KeptFiles } from './uploads/kept-files';

interface LockedImport {
  readonly key: number;
  readonly state: string;
  readonly kind: RecordKind;
  readonly sourceKey: number;
  readonly mapping: Mapping;
  readonly checksum: string;
  readonly loadedAt: string | null;
}

/** Told, in the transaction of an import or of its undo, what it has changed. */
export type TellChange = (tx: Sql, changed: ChangedRecords) => Promise<void>;

/** $1 the id, $2 when. Each gives a row where there was something to end. */
const ENDED = {
  reading: [`update import set state = 'done', finished_at = $2 where id = $1 and state = 'reading' returning key`],
  undoing: [
    `update import set state = 'undone', undone_at = $2 where id = $1 and state = 'undoing' returning key`,
    `update import set state = 'cancelled', finished_at = $2 where id = $1 and state = 'cancelling' returning key`,
  ],
} as const;
/** As those, and $3 why. */
const FAILED = `
  update import set state = 'failed', failure = $3, finished_at = $2 where id = $1 and state in ('queued', 'reading') and loaded_at is null returning key`;

/** Reads uploaded files into records, and takes them back. Each is one transaction: ended at any point it leaves nothing, and is done again from the start. */
@Injectable()
export class SourceReader {
  private readonly log = new Logger(SourceReader.name);

  constructor(
    private readonly database: DataSource,
    private readonly uploads: UploadFolder,
    private readonly files: KeptFiles,
    private readonly clock: Clock,
  ) {}

  /**
   * Loads an import that is queued, or whose reading was cut off.
   * @param tell is told what changed, as the last of the transaction
   * @returns whether its records are there and wait to be measured; false when the file was refused (the import is `failed` then and
   *   left nothing), or the import is over
   */
  async load(id: string, tell: TellChange = toldToNobody): Promise<boolean> {
    const found = await this.begin(id, ['queued', 'reading'], 'reading');
    if (!found) return false;
    if (found.loadedAt !== null) return true;
    try {
      await this.loadOnce(id, found, tell);
      return !(await isOver(this.database, id));
    } catch (error) {
      if (await isOver(this.database, id)) return false;
      if (!isLasting(error)) throw error;
      if (!(error instanceof Refusal)) this.log.error(error);
      await this.fail(id, error instanceof Refusal ? error : null);
      return false;
    }
  }

  /** Takes back what an import brought; `tell` as for `load`. @returns whether there is something to measure and finish */
  async undo(id: string, tell: TellChange = toldToNobody): Promise<boolean> {
    const found = (await this.begin(id, ['undoing'], 'undoing')) ?? (await this.begin(id, ['cancelling'], 'cancelling'));
    if (!found) return false;
    await this.database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1, $2)', [SOURCE_LOCK, found.sourceKey]);
      await takeBack(tx, RECORD_DESCRIPTORS[found.kind], found.key);
      await tell(tx, changedByUndo(RECORD_DESCRIPTORS[found.kind], found.key));
    });
    return true;
  }

  /** Says that an import's records (`reading`), or what remains without them (`undoing`), are measured: `done`; `undone` or `cancelled`. */
  finish(id: string, from: 'reading' | 'undoing'): Promise<void> {
    return this.end(id, ENDED[from]);
  }

  /** Gives up on an import that is being read, for a refusal or, without one, for a fault of ours. */
  async fail(id: string, refusal: Refusal | null): Promise<void> {
    const failure = { code: refusal?.code ?? 'failed', details: refusal?.details ?? {} };
    await this.end(id, [FAILED], JSON.stringify(failure));
  }

  /** Ends an import by the first of these that it is ready for, and removes its file when that may not stay. Ended already, it stays as it is. */
  private async end(id: string, ways: readonly string[], ...more: readonly unknown[]): Promise<void> {
    const released = await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      for (const way of ways) {
        const [ended] = await tx.query<[unknown[], number]>(way, [id, at, ...more]);
        if (ended.length === 0) continue;
        const { state, read, accepted, rejected, duplicates, corrected, failure } = await importOf(tx, id);
        const after = { state, read, accepted, rejected, duplicates, corrected, failure };
        await recordEvent(tx, { by: null, action: 'import.ended', object: { kind: 'import', id }, after });
        await tellSender(tx, id, at);
      }
      await announce(tx, `import:${id}`);
      return this.files.releaseOf(tx, id, at);
    });
    if (released !== null) await this.files.removeUnneeded(released);
  }

  private begin(id: string, from: readonly string[], state: string): Promise<LockedImport | null> {
    return this.database.transaction(async (tx) => {
      const [found] = await tx.query<LockedImport[]>(LOCK_IMPORT, [id]);
      if (!found || !from.includes(found.state)) return null;
      await tx.query('update import set state = $2, started_at = coalesce(started_at, $3) where id = $1', [id, state, this.clock.now()]);
      await announce(tx, `import:${id}`);
      return found;
    });
  }

  private async loadOnce(id: string, found: LockedImport, tell: TellChange): Promise<void> {
    const runner = this.database.createQueryRunner();
    let progress: ReadingProgress | undefined;
    try {
      const client = (await runner.connect()) as PoolClient;
      const [{ pid } = { pid: 0 }] = await runner.manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
      progress = new ReadingProgress(this.database, id, pid);
      await runner.startTransaction();
      await runner.query('select pg_advisory_xact_lock($1, $2)', [SOURCE_LOCK, found.sourceKey]);
      // Another delivery of the same job may have loaded it while this one waited.
      if (!(await isStillToLoad(runner.manager, id))) return await runner.rollbackTransaction();
      const counts = await this.readFile(client, runner.manager, found, progress);
      await progress.stop();
      const [kept] = await runner.manager.query<[unknown[], number]>(
        `update import set read = $2, accepted = $3, rejected = $4, duplicates = $5, corrected = $6, ids_reused = $7, skipped = $8, bytes_read = file_bytes, loaded_at = $9
         where id = $1 and state = 'reading' returning key`,
        [
          id,
          counts.read,
          counts.accepted,
          counts.rejected,
          counts.duplicates,
          counts.corrected,
          counts.idsReused,
          counts.skipped,
          this.clock.now(),
        ],
      );
      // It was cancelled in its last moment.
      if (kept.length === 0) return await runner.rollbackTransaction();
      await runner.query('update organisation set time_zone_fixed_at = $1 where time_zone_fixed_at is null', [this.clock.now()]);
      await runner.query(keepDays(RECORD_DESCRIPTORS[found.kind].table), [id]);
      for (const statement of countImported(RECORD_DESCRIPTORS[found.kind], found.key)) await runner.query(statement);
      await tell(runner.manager, changedByImport(RECORD_DESCRIPTORS[found.kind], found.key));
      await announce(runner.manager, `import:${id}`);
      await runner.commitTransaction();
    } catch (error) {
      // Nothing may cancel the statement that takes everything back.
      await progress?.stop();
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await progress?.stop();
      await runner.release();
    }
  }

  private async readFile(client: PoolClient, tx: EntityManager, found: LockedImport, progress: ReadingProgress): Promise<Counts> {
    const { key: importKey, sourceKey, mapping } = found;
    const records = RECORD_DESCRIPTORS[found.kind];
    const known = await countsOfSameFile(tx, records, importKey, mapping);
    if (known) return known;
    const file = await fileToRead(this.uploads.pathOf(found.checksum), mapping.format);
    const { columns } = file;
    refuseOtherColumns(mapping, columns);
    const { timeZone } = await organisationSettings(tx);
    const clocks = await clockChanges(tx, mapping.timeZone ?? timeZone);
    await client.query(SETTINGS);
    const plain = file.hasPlainRows ? plainLayout(records, mapping, columns) : null;
    const rows = file.rows({ plain, columnsRead: new Set(columnsOfMapping(mapping)), onRead: (bytes) => progress.reached(bytes) });
    const staged = await stageRows(client, rows, columns.length, plain);
    const compiled = compileMapping(records, mapping, { columns, padded: staged.padded }, { clocks, timeZone });
    const { read, kept } = await keepRows(client, tx, {
      compiled,
      unknown: mapping.unknown,
      plain,
      staged,
      timeZone,
      importKey,
      sourceKey,
    });
    const marked = markDays(records, touchedBy(records, importKey));
    if (marked) await client.query(`${CHANGE_RECORDS}; ${marked}`);
    const skipped = staged.plain + staged.rows + staged.heldOut - read;
    return { read, ...kept, rejected: read - kept.accepted - kept.duplicates, skipped };
  }
}

const toldToNobody: TellChange = async () => undefined;

async function isStillToLoad(tx: Sql, id: string): Promise<boolean> {
  const [waiting] = await tx.query<unknown[]>(`select from import where id = $1 and state = 'reading' and loaded_at is null`, [id]);
  return waiting !== undefined;
}

const ENDED_IMPORT = `select state, read, rejected, file_name as file, created_by as "by" from import where id = $1`;

/** Whoever sent the file hears that it could not be read, or that some of its rows were refused. */
async function tellSender(tx: Sql, id: string, at: string): Promise<void> {
  const [ended] = await tx.query<{ state: string; read: number; rejected: number; file: string; by: string }[]>(ENDED_IMPORT, [id]);
  const { state, read, rejected, file, by } = ended!;
  const told = { object: { kind: 'import', id }, named: [by], at };
  if (state === 'failed') await notify(tx, { ...told, cause: 'import-failed', details: { file } });
  if (state === 'done' && rejected > 0) await notify(tx, { ...told, cause: 'import-rejections', details: { file, rejected, read } });
}

/** Whether an import was stopped while it was being read. */
async function isOver(sql: Sql, id: string): Promise<boolean> {
  const [over] = await sql.query<unknown[]>(`select from import where id = $1 and state not in ('queued', 'reading')`, [id]);
  return over !== undefined;
}

/** A refusal, or an error that the same file would meet again: PostgreSQL's classes of data, constraints and syntax. */
function isLasting(error: unknown): boolean {
  if (error instanceof Refusal) return true;
  const code = (error as { code?: unknown; driverError?: { code?: unknown } }).driverError?.code ?? (error as { code?: unknown }).code;
  return code === 'ENOENT' || (typeof code === 'string' && /^(22|23|42)/.test(code) && code.length === 5);
}
