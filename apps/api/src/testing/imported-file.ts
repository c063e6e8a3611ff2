import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { type ImportRow, mappingFor, type RecordKind, type Rejection } from '@circolo/contracts';
import type { Config } from '../platform/config';
import { Clock } from '../platform/clock';
import { insertImport } from '../sources/import-door';
import { importOf } from '../sources/imports.reads';
import { SourceReader } from '../sources/source-reader';
import { UploadFolder } from '../sources/upload-folder';
import { KeptFiles } from '../sources/uploads/kept-files';
import { createOrganisation } from '../subjects/create-organisation';

/** Imports files into a test's database as a worker does, HTTP and queue apart. */
export interface TestImports {
  /** Reads a file to its end; nothing is measured in between. */
  readonly read: (mapping: unknown, file: string | Buffer, kind?: RecordKind) => Promise<ImportRow>;
  /** Keeps a file and a queued import of it, to be loaded by the test. */
  readonly queue: (mapping: unknown, file: string | Buffer | Readable, kind?: RecordKind) => Promise<string>;
  readonly undo: (id: string) => Promise<ImportRow>;
  readonly rejectionsOf: (id: string) => Promise<readonly Rejection[]>;
  readonly reader: SourceReader;
  /** The checksums of the files that are kept. */
  readonly kept: () => Promise<readonly string[]>;
  readonly files: KeptFiles;
  readonly close: () => Promise<void>;
}

/** @param database a fresh one: the organisation and a person are made in it. @param folder where files are kept; one of its own unless said */
export async function testImports(database: DataSource, folder?: string): Promise<TestImports> {
  const dataFolder = folder ?? (await mkdtemp(path.join(os.tmpdir(), 'circolo-imports-')));
  const clock = new Clock();
  const uploads = new UploadFolder({ dataFolder } as Config);
  const files = new KeptFiles(database, uploads);
  const reader = new SourceReader(database, uploads, files, clock);
  const [organisation] = await database.query<{ some: boolean }[]>('select exists (select from organisation) as some');
  if (!organisation?.some) await createOrganisation(database, 'Comune di Prova');
  const [person] = await database.query<{ id: string }[]>(`insert into person (name) values ('Chiara Bassi') returning id`);

  const queue = async (mapping: unknown, file: string | Buffer | Readable, kind: RecordKind = 'interactions'): Promise<string> => {
    const parsed = mappingFor(kind).parse(mapping);
    const arrived = await uploads.receive(file instanceof Readable ? file : Readable.from([Buffer.from(file)]));
    await uploads.keep(arrived);
    const { bytes, checksum } = arrived;
    const of = { kind, mapping: parsed, fileName: 'contatti.csv', bytes, checksum } as const;
    return insertImport(database, { by: person!.id, via: 'upload', ...of }, clock.now());
  };
  return {
    reader,
    files,
    kept: async () => (await readdir(path.join(dataFolder, 'uploads'))).sort(),
    queue,
    read: async (mapping, file, kind) => {
      const id = await queue(mapping, file, kind);
      if (await reader.load(id)) await reader.finish(id, 'reading');
      return importOf(database, id);
    },
    undo: async (id) => {
      await database.query(`update import set state = 'undoing' where id = $1 and state in ('done', 'failed')`, [id]);
      if (await reader.undo(id)) await reader.finish(id, 'undoing');
      return importOf(database, id);
    },
    rejectionsOf: (id) =>
      database.query(
        `select r.line, r.column_name as column, r.value, r.reason, r.details from import_rejection r join import i on i.key = r.import_key
         where i.id = $1 order by r.line, r.ordinal`,
        [id],
      ),
    close: () => rm(dataFolder, { recursive: true, force: true }),
  };
}
