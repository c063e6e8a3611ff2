import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Sql } from '../../platform/database';
import { type Arrived, UploadFolder } from '../upload-folder';

/** The first key of the locks under which a file is kept or removed; the second is of its checksum. */
const FILE_LOCK = 4_171_205;
const LOCK = 'select pg_advisory_xact_lock($1, hashtext($2))';

const INSERT = `
  insert into upload (checksum, file_name, file_bytes, created_by, created_at, used_at) values ($1, $2, $3, $4, $5, $5) returning id`;
/** Whether an upload or an import that left something, or may still, needs the file. $1 the checksum. */
const NEEDED = `
  select exists (select from upload where checksum = $1) or exists (select from import where checksum = $1 and state <> 'cancelled') as needed`;
/** $1 the instant. */
const FORGET = `delete from upload where used_at < $1::timestamptz - interval '2 days' returning checksum`;

/** The files of imports that were stopped lately. $1 the instant. */
const CANCELLED = `select distinct checksum from import where state = 'cancelled' and finished_at > $1::timestamptz - interval '2 days'`;

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

  /** Removes the uploads that nobody has used for two days, and their files unless an import has them. */
  async forget(at: string): Promise<void> {
    const [gone] = await this.database.query<[{ checksum: string }[], number]>(FORGET, [at]);
    const cancelled = await this.database.query<{ checksum: string }[]>(CANCELLED, [at]);
    for (const { checksum } of [...gone, ...cancelled]) await this.removeUnneeded(checksum);
  }

  /** Lets an upload go whose file an import has by now. */
  async release(id: string): Promise<void> {
    await this.database.query('delete from upload where id = $1', [id]);
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
