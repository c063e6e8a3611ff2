import { isoInstant } from '../platform/columns';
import { DOSE, PERSISTENCE } from './version-columns';

/** A version is in force until the next one is published, or the rule is retired. */
const VALID_UNTIL = `(case when v.published_at is not null then coalesce(
  (select min(later.published_at) from rule_version later where later.rule_id = v.rule_id and later.version > v.version),
  (select retired_at from rule where id = v.rule_id)) end)`;

/** A version of a rule as one JSON object. `v` is `rule_version`. */
const VERSION = `json_build_object(
  'version', v.version, 'name', v.name, 'appliesTo', v.applies_to, 'periodKind', v.period_kind,
  'conditions', v.conditions, 'outcome', v.outcome, 'persistence', ${PERSISTENCE}, 'dose', ${DOSE},
  'author', (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = v.author),
  'writtenAt', ${isoInstant('v.written_at')},
  'publishedBy', (select json_build_object('id', p.id, 'name', p.name) from person p where p.id = v.published_by),
  'publishedAt', ${isoInstant('v.published_at')}, 'validUntil', ${isoInstant(VALID_UNTIL)})`;

/** Rules as `RuleRow`s, with `position` to go on from. */
const RULES = `
  select r.id, r.state, r.revision, r.position, coalesce(draft.name, published.name) as name,
    published.row as published, draft.row as draft,
    (select count(*)::int from outcome o where o.rule_id = r.id) as outcomes,
    (select json_build_object('period', l.period, 'run', json_build_object('id', l.run_id, 'number', l.number), 'held', l.held, 'failed', l.failed,
        'notEvaluable', l.not_evaluable, 'proposed', l.proposed, 'suppressed', l.suppressed)
      from rule_last_period l where l.rule_id = r.id order by l.period_until desc limit 1) as "lastPeriod"
  from rule r
    left join lateral (
      select v.version, v.name, ${VERSION} as row from rule_version v
      where v.rule_id = r.id and v.published_at is not null order by v.version desc limit 1) published on true
    left join lateral (
      select v.name, ${VERSION} as row from rule_version v where v.rule_id = r.id and v.published_at is null) draft on true`;

/** $1 only after this position, $2 state or null, $3 how many */
export const LIST_RULES = `${RULES} where r.position > $1 and ($2::text is null or r.state = $2) order by r.position limit $3`;
/** $1 rule */
export const RULE = `${RULES} where r.id = $1`;
/** $1 rule */
export const VERSIONS = `select ${VERSION} as row from rule_version v where v.rule_id = $1 order by v.version desc`;

/** $1 rule: its state, and the draft with everybody who wrote on it. The rule stays locked until the transaction ends. */
export const LOCK_RULE = `
  select r.state, r.revision, d.version as "draftVersion", d.writers, d.outcome->>'kind' as "outcomeKind",
    (select max(version) from rule_version v where v.rule_id = r.id) as "lastVersion"
  from rule r left join rule_version d on d.rule_id = r.id and d.published_at is null
  where r.id = $1 for no key update of r`;

export const ADD_RULE = 'insert into rule (created_at) values ($1) returning id';
/** Writes the draft version, or makes it; everybody who wrote on it is kept, since none of them publishes a rule about bonuses. */
export const WRITE_DRAFT = `
  insert into rule_version as draft (rule_id, version, name, applies_to, period_kind, conditions, outcome, author, writers, written_at,
    persistence_times, persistence_periods, cool_down_periods, one_training_at_a_time)
  values ($1, $2, $3, $4, $5, $6, $7, $8, array[$8]::uuid[], $9, $10, $11, $12, $13)
  on conflict (rule_id, version) do update set name = excluded.name, applies_to = excluded.applies_to, period_kind = excluded.period_kind,
    conditions = excluded.conditions, outcome = excluded.outcome, author = excluded.author, written_at = excluded.written_at,
    persistence_times = excluded.persistence_times, persistence_periods = excluded.persistence_periods,
    cool_down_periods = excluded.cool_down_periods, one_training_at_a_time = excluded.one_training_at_a_time,
    writers = array(select distinct unnest(draft.writers || excluded.writers))`;
export const PUBLISH_VERSION = 'update rule_version set published_by = $3, published_at = $4 where rule_id = $1 and version = $2';
export const MOVE_RULE = `update rule set state = $2, revision = revision + 1, retired_at = case when $2 = 'retired' then $3::timestamptz end where id = $1`;
