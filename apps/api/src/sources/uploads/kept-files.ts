import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Sql } from '../../platform/database';
import { type Arrived, UploadFolder } from '../upload-folder';

/** The first key of the locks under which a file is kept or removed; the second is of its checksum. */
const FILE_LOCK = 4_171_205;
const LOCK = 'select pg_advisory_xact_lock($1, hashtext($2))';

const INSERT = `
  insert into upload (checksum, file_name, file_bytes, created_by, created_at, used_at) values ($1, $2, $3, $4, $5, $5) returning id`;
/** Whether an upload or an import needs the file. $1 the checksum. */
const NEEDED = `
  select exists (select from upload where checksum = $1) or exists (select from import where checksum = $1 and file_released_at is null) as needed`;
/** $1 the instant. */
const FORGET = `delete from upload where used_at < $1::timestamptz - interval '2 days' returning checksum`;

/** The files that imports have let go lately. $1 the instant. */
const RELEASED = `select distinct checksum from import where file_released_at > $1::timestamptz - interval '2 days'`;

/**
 * Lets go of the file of an import that is over and must not leave it; where that is for pseudonyms, so do the uploads by which it came.
 * One that somebody used since is theirs. $1 the import, $2 when.
 */
const RELEASE = `
  with released as (
    update import set file_released_at = $2
    where id = $1 and file_released_at is null and state in ('done', 'failed', 'undone', 'cancelled')
      and (state = 'cancelled' or jsonb_array_length(coalesce(mapping->'pseudonymise', '[]')) > 0)
    returning checksum, created_at, mapping
  ), uploads as (
    delete from upload u using released r
    where u.checksum = r.checksum and u.used_at <= r.created_at and jsonb_array_length(coalesce(r.mapping->'pseudonymise', '[]')) > 0
  )
  select checksum from released`;

/** Keeps files and the uploads that name them, and removes a file when nothing names it any more. */
@Injectable()
export class KeptFiles {
  constructor(
    private readonly database: DataSource,
    private readonly folder: UploadFolder,
  ) {}

  /** Keeps an arrived file as an upload. @returns its id */
  async keep(
    file: Arrived,
    { fileName, by, at }: { readonly fileName: string; readonly by: string; readonly at: string },
  ): Promise<string> {
    return this.database.transaction(async (tx) => {
      await tx.query(LOCK, [FILE_LOCK, file.checksum]);
      await this.folder.keep(file);
      const [made] = await tx.query<{ id: string }[]>(INSERT, [file.checksum, fileName, file.bytes, by, at]);
      return made!.id;
    });
  }

  /** Removes the uploads that nobody has used for two days, and their files unless an import has them; and what never arrived whole. */
  async forget(at: string): Promise<void> {
    await this.folder.removeForgotten();
    const [gone] = await this.database.query<[{ checksum: string }[], number]>(FORGET, [at]);
    const released = await this.database.query<{ checksum: string }[]>(RELEASED, [at]);
    for (const { checksum } of [...gone, ...released]) await this.removeUnneeded(checksum);
  }

  /** Lets an upload go whose file an import has by now. */
  async release(id: string): Promise<void> {
    await this.database.query('delete from upload where id = $1', [id]);
  }

  /**
   * Lets an import that is over go without its file, when nothing of it may be left (it was cancelled) or only pseudonyms. To be called in the
   * transaction that ends it. @returns the checksum of a file that may not be needed any more, once the transaction is committed
   */
  async releaseOf(tx: Sql, importId: string, at: string): Promise<string | null> {
    const [released] = await tx.query<{ checksum: string }[]>(RELEASE, [importId, at]);
    return released?.checksum ?? null;
  }

  /** Removes a file that neither an upload nor an import needs. */
  async removeUnneeded(checksum: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(LOCK, [FILE_LOCK, checksum]);
      if (!(await isNeeded(tx, checksum))) await this.folder.remove(checksum);
    });
  }
}

async function isNeeded(tx: Sql, checksum: string): Promise<boolean> {
  const [{ needed } = { needed: true }] = await tx.query<{ needed: boolean }[]>(NEEDED, [checksum]);
  return needed;
}
