import { readableIn } from '../readable';

/** Mails are news: what nobody could send for three days is not sent any more. $1 now. */
export const LAPSE = `
  update mail set state = 'lapsed', ended_at = $1 where state = 'owed' and created_at < $1::timestamptz - interval '3 days'`;

/** What was left by a worker that died: nothing of it had gone out yet. $1 now. */
export const FREE_CLAIMED = `update mail set state = 'owed', claim = null where state = 'claimed' and claimed_until < $1`;
/** The same, when the text had begun to go out: whether it arrived, nobody knows. $1 now. */
export const GIVE_UP_HANDED_OVER = `
  update mail set state = 'uncertain', claim = null, ended_at = $1, error = 'interrupted' where state = 'handing-over' and claimed_until < $1
  returning id, person_id as "personId"`;

/**
 * One digest a person and day, of what they were told of before their hour and have not read yet; what is older than three days is news no more. $1 the local day, $2 the instants of its
 * 24 hours, $3 the hour of those who have not chosen, $4 now.
 */
export const OWE_DIGESTS = `
  with waiting as (
    select n.key, n.person_id from notification n
      left join notification_preferences c using (person_id)
      cross join lateral (select ($2::timestamptz[])[coalesce(c.digest_hour, $3) + 1] as at) cutoff
    where n.digest and n.mail_id is null and n.read_at is null and n.created_at < cutoff.at and cutoff.at <= $4
      and n.created_at > $4::timestamptz - interval '3 days'
  ), owed as (
    insert into mail (person_id, digest_day, next_at, created_at) select distinct person_id, $1::date, $4::timestamptz, $4::timestamptz from waiting
    on conflict do nothing returning id, person_id
  )
  update notification n set mail_id = o.id from waiting w join owed o using (person_id) where n.key = w.key`;

/** The mail that is due for the longest time, for a while in these hands alone. $1 now, $2 until when, $3 whose. */
export const CLAIM = `
  update mail set state = 'claimed', attempts = attempts + 1, claim = $3, claimed_until = $2
  where id = (select id from mail where state = 'owed' and next_at <= $1 order by next_at, id limit 1 for update skip locked)
  returning id, person_id as "personId", digest_day is not null as "isDigest", attempts, created_at as "createdAt"`;

const OURS = `where id = $1 and claim = $2`;
/** $1 the mail, $2 whose. */
export const HAND_OVER = `update mail set state = 'handing-over' ${OURS} and state = 'claimed' returning id`;
/** $1 the mail, $2 whose, $3 its new state, $4 when it is tried again, $5 the error, $6 when it ended (null: it has not). */
export const SETTLE = `
  update mail set state = $3, next_at = $4, error = $5, ended_at = $6, claim = null, claimed_until = null
  ${OURS} and state in ('claimed', 'handing-over') returning id`;

export const ADDRESSEE = `
  select name, email, language, roles from person where id = $1 and deactivated_at is null and email is not null`;
/** What a mail tells. $1 the mail, $2 and $3 what its reader may read. */
export const TOLD = `
  select n.id, n.cause, json_build_object('kind', n.object_kind, 'id', n.object_id) as object, n.details,
    n.created_at as "createdAt", n.read_at as "readAt"
  from notification n where n.mail_id = $1 and ${readableIn('$2', '$3')} order by n.key`;

export const OWED_COUNT = `select count(*)::int as owed from mail where state in ('owed', 'claimed', 'handing-over')`;
export const FAILED = `
  select m.id, json_build_object('id', p.id, 'name', p.name) as person, m.state, m.attempts, m.error, m.ended_at as at
  from mail m join person p on p.id = m.person_id where m.state in ('failed', 'uncertain') order by m.ended_at desc, m.id limit 50`;
