import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { UploadQuery, UploadRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import type { Principal } from '../../people/principal';
import { Clock } from '../../platform/clock';
import { isoInstant } from '../../platform/columns';
import { type Config, CONFIG } from '../../platform/config';
import { readFileForm } from '../import-form';
import { UploadFolder } from '../upload-folder';
import { formatOf } from './guess-format';
import { KeptFiles } from './kept-files';
import { lookAt } from './look-at';

/** A file that an upload named. */
export interface UsedUpload {
  readonly path: string;
  readonly checksum: string;
  readonly bytes: number;
  readonly fileName: string;
}

interface KeptUpload {
  readonly id: string;
  readonly checksum: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly createdAt: string;
}

/** $1 the id. */
const ONE_UPLOAD = `
  select id, checksum, file_name as "fileName", file_bytes as bytes, ${isoInstant('created_at')} as "createdAt" from upload where id = $1`;

/** $1 the id, $2 when. */
const USE = `update upload set used_at = $2 where id = $1 returning checksum, file_bytes as bytes, file_name as "fileName"`;

/** Keeps files before they are imported, and tells what is seen in them. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly database: DataSource,
    private readonly folder: UploadFolder,
    private readonly files: KeptFiles,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Keeps the file of a form; one that nobody could read is refused and leaves nothing. */
  async create(by: Principal, request: FastifyRequest): Promise<UploadRow> {
    const { file, fileName } = await readFileForm(request, {
      limitBytes: this.config.uploadLimitBytes,
      take: (stream) => this.folder.receive(stream),
      discard: (arrived) => this.folder.discard(arrived),
    });
    let id: string;
    try {
      await look(file.path, {});
      id = await this.files.keep(file, { fileName, by: by.personId, at: this.clock.now() });
    } finally {
      await this.folder.discard(file);
    }
    return this.get(id, {});
  }

  /** Looks at a file in the format that is asked for, as far as it is. @throws Refusal `not-found`, and what reading it so comes to */
  async get(id: string, query: UploadQuery): Promise<UploadRow> {
    const { checksum, ...upload } = await this.find(id);
    return { ...upload, ...(await look(this.folder.pathOf(checksum), query)) };
  }

  /** The file of an upload that is about to be imported: it is kept for two more days. @throws Refusal `not-found` */
  async use(id: string): Promise<UsedUpload> {
    const [used] = await this.database.query<[Omit<UsedUpload, 'path'>[], number]>(USE, [id, this.clock.now()]);
    if (!used[0]) throw new Refusal('not-found', { kind: 'upload', id });
    const { checksum, bytes, fileName } = used[0];
    return { path: this.folder.pathOf(checksum), checksum, bytes, fileName };
  }

  private async find(id: string): Promise<KeptUpload> {
    const [found] = await this.database.query<KeptUpload[]>(ONE_UPLOAD, [id]);
    if (!found) throw new Refusal('not-found', { kind: 'upload', id });
    return found;
  }
}

async function look(path: string, query: UploadQuery): Promise<Omit<UploadRow, 'id' | 'fileName' | 'bytes' | 'createdAt'>> {
  const { format, sheets, warnings } = await formatOf(path, query);
  const seen = await lookAt(path, format);
  return { format, ...(sheets && { sheets: [...sheets] }), ...seen, warnings: [...warnings, ...seen.warnings] };
}
