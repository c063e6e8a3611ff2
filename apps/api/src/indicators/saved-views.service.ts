import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { List, SavedViewQuery, SavedViewRow, ViewFilters } from '@circolo/contracts';
import { allowed, isIndicatorCode, Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { isViolationOf } from '../platform/violation';
import { ADD_SAVED_VIEW, CHANGE_SAVED_VIEW, LOCK_SAVED_VIEW, ONE_SAVED_VIEW, REMOVE_SAVED_VIEW, SAVED_VIEWS } from './saved-views.queries';

type Keyed = SavedViewRow & { readonly key: number };
interface Wanted {
  readonly name: string;
  readonly filters: ViewFilters;
  readonly shared: boolean;
}

const KIND = 'saved-view';

/** Views of the explorer under a name. A view keeps filters and no figure: whoever opens it sees what they may. */
@Injectable()
export class SavedViewsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(by: Principal, { limit, cursor }: SavedViewQuery): Promise<List<SavedViewRow>> {
    const rows = await this.database.query<Keyed[]>(SAVED_VIEWS, [by.personId, ...keysOf(cursor, 2), limit + 1]);
    const { items, next } = pageOf(rows, limit, ({ name, key }) => [name, key]);
    return { items: items.map(shown), next };
  }

  /** @throws Refusal `view-name-in-use`, `indicator-unknown`, `forbidden` to share */
  add(by: Principal, wanted: Wanted): Promise<SavedViewRow> {
    return this.write(by, wanted, async (tx) => {
      const [made] = await tx.query<{ id: string }[]>(ADD_SAVED_VIEW, [...this.said(wanted), by.personId]);
      const after = await this.one(tx, by, made!.id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.added`, object: { kind: KIND, id: after.id }, after });
      return after;
    });
  }

  /** @throws Refusal as `add`; `forbidden` to anybody but the owner, `stale-revision` */
  change(by: Principal, id: string, revision: number, wanted: Wanted): Promise<SavedViewRow> {
    return this.write(by, wanted, async (tx) => {
      const before = await this.lock(tx, by, id, revision, wanted);
      await tx.query(CHANGE_SAVED_VIEW, [...this.said(wanted), id]);
      const after = await this.one(tx, by, id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.changed`, object: { kind: KIND, id }, before, after });
      return after;
    });
  }

  remove(by: Principal, id: string, revision: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(tx, by, id, revision, null);
      await tx.query(REMOVE_SAVED_VIEW, [id]);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.removed`, object: { kind: KIND, id }, before });
    });
  }

  private said({ name, filters, shared }: Wanted): readonly unknown[] {
    return [name, JSON.stringify(filters), shared, this.clock.now()];
  }

  private async write(by: Principal, wanted: Wanted, work: (tx: Sql) => Promise<SavedViewRow>): Promise<SavedViewRow> {
    const unknown = wanted.filters.indicator.find((code) => !isIndicatorCode(code));
    if (unknown !== undefined) throw new Refusal('indicator-unknown', { field: 'filters.indicator', indicator: unknown });
    if (wanted.shared && allowed(by.roles, 'views.share') === null) throw new Refusal('forbidden', { permission: 'views.share' });
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (isViolationOf(error, 'saved_view_named')) throw new Refusal('view-name-in-use', { name: wanted.name });
      throw error;
    }
  }

  private async one(sql: Sql, by: Principal, id: string): Promise<SavedViewRow> {
    const [row] = await sql.query<Keyed[]>(ONE_SAVED_VIEW, [by.personId, id]);
    if (!row) throw new Refusal('not-found', { kind: KIND, id });
    return shown(row);
  }

  private async lock(tx: Sql, by: Principal, id: string, revision: number, yours: Wanted | null): Promise<SavedViewRow> {
    await tx.query(LOCK_SAVED_VIEW, [id]);
    const current = await this.one(tx, by, id);
    if (!current.own) throw new Refusal('forbidden', { permission: 'views.write', owner: current.owner.name });
    if (current.revision !== revision) throw new Refusal('stale-revision', { versions: { current, yours } });
    return current;
  }
}

function shown({ key: _key, ...row }: Keyed): SavedViewRow {
  return row;
}
