import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, NewSavedMapping, SavedMappingQuery, SavedMappingRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { isViolationOf } from '../platform/violation';
import { checkedMapping } from './mapping/checked-mapping';
import { headerFingerprint } from './mapping/header-fingerprint';
import { refuseOtherColumns } from './mapping/mapping-refusals';
import {
  ADD_SAVED_MAPPING,
  CHANGE_SAVED_MAPPING,
  LOCK_SAVED_MAPPING,
  RETIRE_SAVED_MAPPING,
  SAVED_MAPPINGS,
} from './saved-mappings.queries';
import { type KeyedSavedMapping, savedMappingOf, writtenFor } from './saved-mappings.reads';

const KIND = 'saved-mapping';

/** Mappings that are kept under a name, for the next file with the same header. What an import used stays with the import. */
@Injectable()
export class SavedMappingsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list({ limit, cursor, columns, source }: SavedMappingQuery): Promise<List<SavedMappingRow>> {
    const fingerprint = columns ? headerFingerprint(columns) : null;
    const asked = [fingerprint, ...keysOf(cursor, 2), limit + 1, source ?? null];
    const rows = await this.database.query<KeyedSavedMapping[]>(SAVED_MAPPINGS, asked);
    const { items, next } = pageOf(rows, limit, ({ touchedAt, key }) => [touchedAt, key]);
    return { items: items.map((row) => shown(columns ? { ...row, mapping: writtenFor(row, columns), columns } : row)), next };
  }

  async get(id: string): Promise<SavedMappingRow> {
    return shown(await savedMappingOf(this.database, id));
  }

  /** @throws Refusal `mapping-name-in-use`, `mapping-invalid`, `column-missing` */
  add(by: Principal, wanted: NewSavedMapping): Promise<SavedMappingRow> {
    return this.write(wanted, async (tx) => {
      const [made] = await tx.query<{ id: string }[]>(ADD_SAVED_MAPPING, this.saidBy(by, wanted) as unknown[]);
      const after = shown(await savedMappingOf(tx, made!.id));
      await recordEvent(tx, { by: by.personId, action: `${KIND}.added`, object: { kind: KIND, id: after.id }, after });
      return after;
    });
  }

  change(by: Principal, id: string, revision: number, wanted: NewSavedMapping): Promise<SavedMappingRow> {
    return this.write(wanted, async (tx) => {
      const before = await this.lock(tx, id, revision, wanted);
      await tx.query(CHANGE_SAVED_MAPPING, [...this.saidBy(by, wanted), id]);
      const after = shown(await savedMappingOf(tx, id));
      await recordEvent(tx, { by: by.personId, action: `${KIND}.changed`, object: { kind: KIND, id }, before, after });
      return after;
    });
  }

  /** It is proposed no more, and its name is free; imports go on naming it. @param revision the one that the caller saw; null takes whatever stands */
  retire(by: Principal, id: string, revision: number | null): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(tx, id, revision, null);
      await tx.query(RETIRE_SAVED_MAPPING, [id, by.personId, this.clock.now()]);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.retired`, object: { kind: KIND, id }, before });
    });
  }

  private saidBy(by: Principal, { name, kind: asked, mapping: json, columns }: NewSavedMapping): readonly unknown[] {
    const { kind, mapping } = checkedMapping(asked, json);
    refuseOtherColumns(mapping, columns);
    return [name, kind, JSON.stringify(mapping), columns, headerFingerprint(columns), by.personId, this.clock.now()];
  }

  private async write(wanted: NewSavedMapping, work: (tx: Sql) => Promise<SavedMappingRow>): Promise<SavedMappingRow> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (isViolationOf(error, 'saved_mapping_named')) throw new Refusal('mapping-name-in-use', { name: wanted.name });
      throw error;
    }
  }

  private async lock(tx: Sql, id: string, revision: number | null, yours: NewSavedMapping | null): Promise<SavedMappingRow> {
    await tx.query(LOCK_SAVED_MAPPING, [id]);
    const current = shown(await savedMappingOf(tx, id));
    if (revision !== null && current.revision !== revision) throw new Refusal('stale-revision', { versions: { current, yours } });
    return current;
  }
}

function shown({ key: _key, touchedAt: _touchedAt, ...row }: KeyedSavedMapping): SavedMappingRow {
  return row;
}
