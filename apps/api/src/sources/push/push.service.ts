import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ImportRow, PushedRecords } from '@circolo/contracts';
import type { Principal } from '../../people/principal';
import { Clock } from '../../platform/clock';
import { organisationSettings } from '../../subjects/organisation.reads';
import { ImportDoor } from '../import-door';
import { importOf } from '../imports.reads';
import { UploadFolder } from '../upload-folder';
import { KeptFiles } from '../uploads/kept-files';
import { pushedFile } from './pushed-file';

/** Takes records from systems that push: kept as a file, they come in by the same door as any, and can be seen and undone alike. */
@Injectable()
export class PushService {
  constructor(
    private readonly database: DataSource,
    private readonly folder: UploadFolder,
    private readonly files: KeptFiles,
    private readonly door: ImportDoor,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `validation`, `mapping-invalid` */
  async push(by: Principal, source: string, pushed: PushedRecords): Promise<ImportRow> {
    const { kind, mapping, content, extension } = pushedFile(source, pushed);
    await organisationSettings(this.database);
    const at = this.clock.now();
    const fileName = `${at}.${extension}`;
    const arrived = await this.folder.receive(Readable.from([content]));
    const upload = await this.files.keep(arrived, { fileName, by: by.personId, at }).finally(() => this.folder.discard(arrived));
    const { bytes, checksum } = arrived;
    const id = await this.door.take({ by: by.personId, via: 'push', kind, mapping, fileName, bytes, checksum }, upload);
    return importOf(this.database, id);
  }
}
