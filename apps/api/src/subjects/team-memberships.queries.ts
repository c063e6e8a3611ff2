/** A membership as the contract shows it. */
export const MEMBERSHIP = `
  select m.id, a.id as agent, t.id as team, m.valid_from as "from", m.valid_until as until, m.revision
  from team_membership m join subject a on a.key = m.agent_key join subject t on t.key = m.team_key
  where m.id = $1`;

/** $1 the agent, $2 the first day elsewhere. */
export const CLOSE_OPEN = `
  update team_membership set valid_until = $2::date - 1, revision = revision + 1
  where agent_key = $1 and valid_until is null and valid_from < $2::date
  returning id`;

export const NEW_MEMBERSHIP = `
  insert into team_membership (agent_key, team_key, valid_from, valid_until) values ($1, $2, $3, $4) returning id`;

export const END_MEMBERSHIP = 'update team_membership set valid_until = $2, revision = revision + 1 where id = $1';
