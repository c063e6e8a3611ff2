const COLUMNS = `c.id, c.name, c.facts, c.expected, c.revision, json_build_object('id', p.id, 'name', p.name) as "writtenBy", c.written_at as "writtenAt"`;
const CASES_FROM = 'from rule_case c join person p on p.id = c.written_by';

/** $1 rule */
export const CASES = `select ${COLUMNS} ${CASES_FROM} where c.rule_id = $1 order by c.position`;
/** $1 rule, $2 case: held for a change */
export const LOCK_CASE = `select ${COLUMNS} ${CASES_FROM} where c.rule_id = $1 and c.id = $2 for update of c`;
/** $1 rule: its state, what its newest version asks for, and how many cases it has. */
export const RULE_OF_CASES = `
  select r.state, (select v.outcome->>'kind' from rule_version v where v.rule_id = r.id order by v.version desc limit 1) as outcome,
    (select count(*)::int from rule_case c where c.rule_id = r.id) as cases
  from rule r where r.id = $1`;
/** The same, and the rule stays locked: nothing is published meanwhile. */
export const LOCK_RULE_OF_CASES = `${RULE_OF_CASES} for no key update of r`;
export const ADD_CASE =
  'insert into rule_case (rule_id, name, facts, expected, written_by, written_at) values ($1, $2, $3, $4, $5, $6) returning id';
export const WRITE_CASE = `
  update rule_case set name = $3, facts = $4, expected = $5, written_by = $6, written_at = $7, revision = revision + 1
  where rule_id = $1 and id = $2`;
export const REMOVE_CASE = 'delete from rule_case where rule_id = $1 and id = $2';
