import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ImportDoorName, ImportRow, Mapping } from '@circolo/contracts';
import { recordEvent } from '../audit/record-event';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { JobQueue } from '../platform/job-queue';
import { INSERT_IMPORT, NAME_SOURCE } from './imports.queries';
import { KeptFiles } from './uploads/kept-files';

/** The saved mapping that an import uses, as it stands. */
export interface UsedMapping {
  readonly key: number;
  readonly revision: number;
}

/** A kept file, how it is to be read, and who answers for it. */
export interface FileToImport {
  readonly by: string;
  readonly via: ImportDoorName;
  readonly kind: ImportRow['kind'];
  readonly mapping: Mapping;
  readonly fileName: string;
  readonly bytes: number;
  readonly checksum: string;
  readonly savedMapping?: UsedMapping | undefined;
  /** Where the file waits until it is read, when it came by a watched folder: relative to that folder. */
  readonly watchedFile?: string | undefined;
}

/** The one way in for kept files, whatever brought them: a queued import, its event, and the job that reads it. */
@Injectable()
export class ImportDoor {
  constructor(
    private readonly database: DataSource,
    private readonly queue: JobQueue,
    private readonly files: KeptFiles,
    private readonly clock: Clock,
  ) {}

  /** @param upload the one that kept the file until the import does. @returns the id of the import */
  async take(file: FileToImport, upload: string | null): Promise<string> {
    const id = await this.database.transaction(async (tx) => {
      const made = await insertImport(tx, file, this.clock.now());
      const { mapping, fileName, bytes, checksum, via } = file;
      const after = { source: mapping.source, fileName, bytes, checksum, via };
      // What comes by a watched folder is nobody's act, though somebody answers for its mapping.
      const by = via === 'watched-folder' ? null : file.by;
      await recordEvent(tx, { by, action: 'import.created', object: { kind: 'import', id: made }, after });
      return made;
    });
    await this.queue.add('read-import', { id });
    if (upload !== null) await this.files.release(upload);
    return id;
  }
}

/** Writes the row of a queued import, and its source's when it is the first. @returns its id */
export async function insertImport(tx: Sql, file: FileToImport, at: string): Promise<string> {
  const { by, via, kind, mapping, fileName, bytes, checksum, savedMapping, watchedFile } = file;
  const [source] = await tx.query<{ key: number }[]>(NAME_SOURCE, [mapping.source]);
  const used = [savedMapping?.key ?? null, savedMapping?.revision ?? null, watchedFile ?? null];
  const values = [source!.key, kind, JSON.stringify(mapping), fileName, bytes, checksum, by, at, via, ...used];
  const [made] = await tx.query<{ id: string }[]>(INSERT_IMPORT, values);
  return made!.id;
}
