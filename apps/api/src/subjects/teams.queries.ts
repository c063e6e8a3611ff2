/** $1 a local day or null for today, $2 and $3 whether members are shown, and else which agent alone. */
export const TEAMS = `
  with asked as (select coalesce($1::date, (now() at time zone coalesce((select time_zone from organisation), 'UTC'))::date) as day)
  select s.id, s.code, s.name, p.id as parent, s.revision, coalesce(m.members, '[]'::json) as members
  from team t
  join subject s on s.key = t.subject_key and s.retired_at is null
  left join subject p on p.key = t.parent_key
  left join lateral (
    select json_agg(
      json_build_object(
        'membership', m.id, 'agent', json_build_object('kind', a.kind, 'id', a.id, 'code', a.code, 'name', a.name),
        'from', m.valid_from, 'until', m.valid_until, 'revision', m.revision
      ) order by a.name, a.key) as members
    from team_membership m join subject a on a.key = m.agent_key, asked
    where m.team_key = t.subject_key and daterange(m.valid_from, m.valid_until, '[]') @> asked.day
      and ($2::boolean or m.agent_key = $3::int)
  ) m on true
  order by s.name, s.key`;

export const MOVE_TEAM = 'update team set parent_key = $2 where subject_key = $1';
export const RAISE_REVISION = 'update subject set revision = revision + 1 where key = $1';

/** Whether $1 is $2, or stands somewhere above it. */
export const IS_ABOVE = `
  with recursive above as (
    select subject_key, parent_key from team where subject_key = $2
    union
    select t.subject_key, t.parent_key from team t join above on t.subject_key = above.parent_key
  )
  select exists (select from above where subject_key = $1) as "isAbove"`;
