import {
  type ChosenWays,
  type NotificationCause,
  type NotificationWay,
  recipientsOf,
  type Reader,
  type Role,
  wayOf,
  CAUSES,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { announceAll } from '../platform/progress';

type Details = Readonly<Record<string, unknown>>;

/** Something that people are to be told of. */
export interface News {
  readonly cause: NotificationCause;
  /** What it is about: who was told of it once for the cause is not told again. */
  readonly object: { readonly kind: string; readonly id: string };
  /** Which time it is, where the same can come about the same object again. */
  readonly occurrence?: string;
  readonly details: Details;
  /** Persons whom it concerns, besides or instead of those who have the function (`CAUSES`). */
  readonly named?: readonly string[];
  /** Whoever made it happen. */
  readonly except?: string | null;
  /** Where it speaks of single agents: who may see them for this purpose, and what the others are told, if anything. */
  readonly agents?: { readonly seenBy: readonly Role[]; readonly otherwise: Details | null } | undefined;
  readonly at: string;
}

const READERS = `
  select p.id, p.roles, coalesce(c.ways, '{}') as ways
  from person p left join notification_preferences c on c.person_id = p.id
  where p.deactivated_at is null and (p.id = any($1::uuid[]) or p.roles && $2::text[]) order by p.id`;

const TELL = `
  with told as (
    insert into notification (person_id, cause, object_kind, object_id, occurrence, details, about_agents, digest, mail_id, created_at)
    select "personId", $2, $3, $4, $5, details, agents, way = 'digest', case when way = 'mail' then gen_random_uuid() end, $6
    from jsonb_to_recordset($1::jsonb) as n ("personId" uuid, details jsonb, agents boolean, way text)
    order by "personId"
    on conflict on constraint notification_once do nothing
    returning person_id, mail_id
  ), owed as (
    insert into mail (id, person_id, next_at, created_at) select mail_id, person_id, $6, $6 from told where mail_id is not null
  )
  select person_id as "personId" from told`;

/** The topic under which a person's count of unread notifications is followed. */
export const topicOf = (personId: string): string => `notifications:${personId}`;

/**
 * Tells people of something, in the transaction of what it tells of: each whom the policy lets read it, once, in the way that they chose.
 * A mail is only owed here; the worker sends it after the commit.
 */
export async function notify(tx: Sql, news: News): Promise<void> {
  const { cause, object, occurrence = '', details, named = [], except = null, agents, at } = news;
  const people = await tx.query<(Reader & { readonly ways: ChosenWays })[]>(READERS, [named, CAUSES[cause].functions]);
  const chosen = new Map(people.map(({ id, ways }) => [id, ways]));
  const audience = {
    named,
    except,
    aboutAgents: agents !== undefined,
    withoutAgents: agents !== undefined && agents.otherwise !== null,
    agentsSeenBy: agents?.seenBy ?? [],
  };
  const told = recipientsOf(cause, audience, people).flatMap(({ id, agents: seesAgents }) => {
    const way: NotificationWay = wayOf(cause, chosen.get(id) ?? {});
    const said = agents === undefined || seesAgents ? details : agents.otherwise;
    return way === 'none' ? [] : [{ personId: id, details: said, agents: seesAgents, way }];
  });
  if (told.length === 0) return;
  const values = [JSON.stringify(told), cause, object.kind, object.id, occurrence, at];
  const added = await tx.query<{ personId: string }[]>(TELL, values);
  await announceAll(
    tx,
    added.map(({ personId }) => topicOf(personId)),
  );
}
