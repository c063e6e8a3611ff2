import type { PeriodKind, Rule } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { CONTENT } from './version-columns';

const PUBLISHED = `
  select r.id, ${CONTENT}
  from rule r
    join lateral (
      select * from rule_version v where v.rule_id = r.id and v.published_at is not null order by v.version desc limit 1) v on true
  where r.state = 'published' and v.period_kind = $1
  order by r.position`;

/** The version in force of every published rule about periods of that kind, in the order of the rules. */
export function publishedRules(sql: Sql, periodKind: PeriodKind): Promise<readonly Rule[]> {
  return sql.query<readonly Rule[]>(PUBLISHED, [periodKind]);
}

const OF_VERSIONS = `
  select v.rule_id as id, ${CONTENT}
  from unnest($1::uuid[], $2::int[]) with ordinality wanted(id, version, place)
    join rule_version v on v.rule_id = wanted.id and v.version = wanted.version
  order by wanted.place`;

/** Named versions of rules, in the order in which they are asked for. */
export function rulesOfVersions(sql: Sql, wanted: readonly Pick<Rule, 'id' | 'version'>[]): Promise<readonly Rule[]> {
  return sql.query<readonly Rule[]>(OF_VERSIONS, [wanted.map(({ id }) => id), wanted.map(({ version }) => version)]);
}
