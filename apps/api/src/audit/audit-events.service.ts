import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditEvent, AuditFilters, AuditQuery, List } from '@circolo/contracts';
import { keysOf, pageOf } from '../platform/cursor';

/** Their keys grow with time; one page goes on below the last key of the page before. $5 is whether of nobody, $6 and $7 are local days. */
const EVENTS = `
  select e.key, e.id, e.at, case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as person, e.action,
    json_build_object('kind', e.object_kind, 'id', e.object_id) as object, c.before, c.after
  from audit_event e left join person p on p.id = e.person_id left join audit_content c on c.event_key = e.key
  where ($1::text is null or e.action = $1) and ($2::uuid is null or e.person_id = $2)
    and ($3::text is null or e.object_kind = $3) and ($4::text is null or e.object_id = $4) and (not $5 or e.person_id is null)
    and ($6::date is null or e.at >= $6::timestamp at time zone (select time_zone from organisation))
    and ($7::date is null or e.at < ($7::date + 1)::timestamp at time zone (select time_zone from organisation))
    and ($8::bigint is null or e.key < $8)
  order by e.key desc limit $9`;

/** Each value of an indexed column once, from one to the next: the table is never read through. */
const eachOf = (column: string): string => `
  with recursive each (value) as (
    (select ${column} from audit_event order by ${column} limit 1)
    union all
    select (select e.${column} from audit_event e where e.${column} > each.value order by e.${column} limit 1) from each where each.value is not null
  )
  select value from each where value is not null order by value`;
const PEOPLE = `
  select p.id, p.name from person p where exists (select from audit_event e where e.person_id = p.id) order by p.name, p.id`;

/** The record of what happened, for those who watch over it. */
@Injectable()
export class AuditEventsService {
  constructor(private readonly database: DataSource) {}

  async list({ action, person, objectKind, objectId, from, until, limit, cursor }: AuditQuery): Promise<List<AuditEvent>> {
    const isNobody = person === 'system';
    const filters = [action, isNobody ? null : person, objectKind, objectId, isNobody, from, until].map((filter) => filter ?? null);
    const rows = await this.database.query<(AuditEvent & { key: number })[]>(EVENTS, [...filters, ...keysOf(cursor, 1), limit + 1]);
    const page = pageOf(rows, limit, ({ key }) => [key]);
    return { ...page, items: page.items.map(eventOf) };
  }

  /** What there are events of. */
  async filters(): Promise<AuditFilters> {
    const values = async (column: string) => (await this.database.query<{ value: string }[]>(eachOf(column))).map(({ value }) => value);
    const [actions, objectKinds, people] = await Promise.all([
      values('action'),
      values('object_kind'),
      this.database.query<AuditFilters['people']>(PEOPLE),
    ]);
    return { actions, objectKinds, people };
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
