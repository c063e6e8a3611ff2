/** $1 a kind or null, $2 and $3 whether agents are shown, and else which agent alone, $4 to $6 kind, name and key after which the page begins, $7 how many, $8 part of a name or code, or null. */
export const SUBJECTS = `
  select id, kind, code, name, revision, key from subject
  where retired_at is null and ($1::text is null or kind = $1)
    and (kind <> 'agent' or $2::boolean or key = $3::int)
    and ($8::text is null or position(lower($8) in lower(name || ' ' || code)) > 0)
    and ($4::text is null or (kind, name, key) > ($4, $5, $6::int))
  order by kind, name, key limit $7`;

export const SUBJECT_COLUMNS = ['id', 'kind', 'code', 'name', 'revision'];
export const SUBJECT_KEYS = ['kind', 'name', 'key'];

export const SUBJECT = 'select id, kind, code, name, revision, key from subject where id = $1';

export const NEW_SUBJECT = 'insert into subject (kind, code, name) values ($1, $2, $3) returning id, kind, code, name, revision, key';

export const RENAME_SUBJECT = 'update subject set name = $2, revision = revision + 1 where id = $1';
