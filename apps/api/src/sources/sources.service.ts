import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SourceDetail, SourceRow } from '@circolo/contracts';
import { type Delivery, localDayOf, Refusal, rhythmOf } from '@circolo/domain';
import { Clock } from '../platform/clock';
import { type Config, CONFIG } from '../platform/config';
import { SOURCES } from './sources.queries';

type FoundSource = Omit<SourceRow, 'daysWithout' | 'usualDays' | 'late'> & { readonly deliveries: readonly Delivery[] };

/** Where data come from, and how each source fares: what of it is in force, how its last import went, whether it is late. */
@Injectable()
export class SourcesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(): Promise<readonly SourceRow[]> {
    return this.read(null);
  }

  /** @throws Refusal `not-found` */
  async get(id: string): Promise<SourceDetail> {
    const [found] = await this.read(id);
    if (!found) throw new Refusal('not-found', { kind: 'source', id });
    return { ...found, watchedFolder: this.folderOf(found.name) };
  }

  private async read(id: string | null): Promise<readonly SourceRow[]> {
    // Before there is an organisation there are no sources either, and any time zone will do.
    const [settings] = await this.database.query<{ timeZone: string }[]>('select time_zone as "timeZone" from organisation');
    const timeZone = settings?.timeZone ?? 'UTC';
    const today = localDayOf(this.clock.now(), timeZone);
    const rows = await this.database.query<FoundSource[]>(SOURCES, [id, timeZone]);
    return rows.map(({ deliveries, ...row }) => {
      const { daysWithout, usualDays, late } = rhythmOf(deliveries, today);
      return { ...row, daysWithout, usualDays, late };
    });
  }

  private folderOf(name: string): string | null {
    const { watchFolder } = this.config;
    const isFolderName = !name.includes('/') && !name.startsWith('.');
    return watchFolder !== undefined && isFolderName ? path.join(watchFolder, name) : null;
  }
}
