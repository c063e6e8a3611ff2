import type { Sql } from '../platform/database';
import { CONTENT } from './reading/interaction-rows';

const COLUMNS = CONTENT.join(', ');

/** Rows that a later import said again belong to the earliest of those from now on. */
const HAND_OVER = [
  `create temp table heir on commit drop as
   select c.interaction_key as key, min(c.import_key) as import_key from interaction_confirmation c
   where c.import_key <> $1 and c.interaction_key in
     (select key from interaction where import_key = $1 union all select key from interaction_superseded where import_key = $1)
   group by c.interaction_key`,
  `update interaction i set import_key = h.import_key from heir h where h.key = i.key`,
  `update interaction_superseded i set import_key = h.import_key from heir h where h.key = i.key`,
  `delete from interaction_confirmation c using heir h where c.import_key = h.import_key and c.interaction_key = h.key`,
];

/** A version in the middle of a chain goes: the one before it is superseded by the one after it. */
const RELINK = [
  `update interaction_superseded earlier set superseded_by = gone.superseded_by
   from interaction_superseded gone where gone.import_key = $1 and earlier.superseded_by = gone.key`,
  `delete from interaction_superseded where import_key = $1`,
];

/** Versions in force go, and what they had superseded is in force again. */
const REVIVE = [
  `create temp table removed on commit drop as select key, day from interaction where import_key = $1`,
  `delete from interaction where import_key = $1`,
  `create temp table revived on commit drop as select s.* from interaction_superseded s join removed r on s.superseded_by = r.key`,
  `delete from interaction_superseded s using revived r where s.key = r.key`,
  `insert into interaction (key, import_key, ${COLUMNS}) overriding system value select key, import_key, ${COLUMNS} from revived`,
  `insert into day_to_measure (day) select day from removed union select day from revived
   on conflict (day) do update set marked_at = clock_timestamp()`,
];

/**
 * Takes an import's versions of interactions out and puts back what they had superseded, wherever in a chain of corrections they
 * stand; the days concerned are to be measured again. Done twice it does nothing more. To be called in a transaction.
 */
export async function takeBack(tx: Sql, importKey: number): Promise<void> {
  const statements = [...HAND_OVER, `delete from interaction_confirmation where import_key = $1`, ...RELINK, ...REVIVE];
  for (const statement of statements) await tx.query(statement, statement.includes('$1') ? [importKey] : []);
}
