import type { Days } from '@circolo/domain';
import type { Sql } from '../platform/database';

const KINDS = `select distinct over as kind from daily_sum where kind = 'organisation' and day between $1 and $2 order by over`;
const WITHOUT_TEAM = `
  select count(distinct d.subject_key)::int as count from daily_sum d
  where d.kind = 'agent' and d.over = 'interactions' and d.day between $1 and $2 and not exists (
    select from team_membership m where m.agent_key = d.subject_key and daterange(m.valid_from, m.valid_until, '[]') && daterange($1, $2, '[]'))`;

/** The kinds of records that there are of some of the days. */
export async function measuredKinds(sql: Sql, { from, until }: Days): Promise<readonly string[]> {
  return (await sql.query<{ kind: string }[]>(KINDS, [from, until])).map(({ kind }) => kind);
}

/** How many agents have contacts on the days and were in no team on any of them. */
export async function agentsWithoutTeam(sql: Sql, { from, until }: Days): Promise<number> {
  const [row] = await sql.query<{ count: number }[]>(WITHOUT_TEAM, [from, until]);
  return row!.count;
}
