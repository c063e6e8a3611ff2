import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditEvent, AuditQuery, List } from '@circolo/contracts';
import { keysOf, pageOf } from '../platform/cursor';

/** Their keys grow with time; one page goes on below the last key of the page before. */
const EVENTS = `
  select e.key, e.id, e.at, case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as person, e.action,
    json_build_object('kind', e.object_kind, 'id', e.object_id) as object, c.before, c.after
  from audit_event e left join person p on p.id = e.person_id left join audit_content c on c.event_key = e.key
  where ($1::text is null or e.action = $1) and ($2::uuid is null or e.person_id = $2)
    and ($3::text is null or e.object_kind = $3) and ($4::text is null or e.object_id = $4)
    and ($5::bigint is null or e.key < $5)
  order by e.key desc limit $6`;

/** The record of what happened, for those who watch over it. */
@Injectable()
export class AuditEventsService {
  constructor(private readonly database: DataSource) {}

  async list({ action, person, objectKind, objectId, limit, cursor }: AuditQuery): Promise<List<AuditEvent>> {
    const filters = [action, person, objectKind, objectId].map((filter) => filter ?? null);
    const rows = await this.database.query<(AuditEvent & { key: number })[]>(EVENTS, [...filters, ...keysOf(cursor, 1), limit + 1]);
    const page = pageOf(rows, limit, ({ key }) => [key]);
    return { ...page, items: page.items.map(eventOf) };
  }
}

const eventOf = ({ id, at, person, action, object, before, after }: AuditEvent): AuditEvent => ({
  id,
  at,
  person,
  action,
  object,
  before,
  after,
});
