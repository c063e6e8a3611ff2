import { readableIn } from './readable';

/** $1 person, $2 and $3 what they may read, $4 whether unread alone, $5 where to go on, $6 how many. */
export const LIST = `
  select n.key, n.id, n.cause, json_build_object('kind', n.object_kind, 'id', n.object_id) as object, n.details,
    n.created_at as "createdAt", n.read_at as "readAt"
  from notification n
  where n.person_id = $1 and ${readableIn('$2', '$3')} and (not $4 or n.read_at is null) and ($5::bigint is null or n.key < $5)
  order by n.key desc limit $6`;

/** $1 person, $2 and $3 what they may read. */
export const UNREAD = `
  select count(*)::int as unread from notification n where n.person_id = $1 and n.read_at is null and ${readableIn('$2', '$3')}`;

/** $1 person, $2 which (null: all), $3 now. */
export const MARK_READ = `
  update notification set read_at = $3 where person_id = $1 and read_at is null and ($2::uuid[] is null or id = any($2::uuid[]))`;

/** $1 person, $2 the hour of those who have not chosen. */
export const PREFERENCES = `
  select p.roles, p.email, coalesce(c.ways, '{}') as ways, coalesce(c.digest_hour, $2) as "digestHour", coalesce(c.revision, 0) as revision
  from person p left join notification_preferences c on c.person_id = p.id where p.id = $1`;

/** $1 person, $2 ways, $3 hour, $4 the revision that was read (0: nothing was chosen yet). */
export const CHANGE_PREFERENCES = `
  insert into notification_preferences as c (person_id, ways, digest_hour) select $1::uuid, $2::jsonb, $3::int where $4::int = 0
  on conflict (person_id) do nothing
  returning revision`;
export const CHANGE_PREFERENCES_AGAIN = `
  update notification_preferences set ways = $2, digest_hour = $3, revision = revision + 1 where person_id = $1 and revision = $4 returning revision`;
