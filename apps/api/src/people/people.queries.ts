/** A person as the contract shows them. Invited until the first password is set. */
export const PERSON = `
  select p.id, p.name, p.email, p.language, p.roles,
    case when p.deactivated_at is not null then 'deactivated' when c.person_id is not null then 'active' else 'invited' end as state,
    case when s.key is not null then json_build_object('id', s.id, 'code', s.code, 'name', s.name) end as agent,
    p.created_at as "createdAt", p.revision
  from person p
  left join account c on c.person_id = p.id
  left join agent a on a.person_id = p.id left join subject s on s.key = a.subject_key`;

/** $1 the only person to show or null, $2 and $3 name and id after which the page begins, $4 how many. */
export const PEOPLE = `${PERSON}
  where ($1::uuid is null or p.id = $1) and ($2::text is null or (p.name, p.id) > ($2, $3::uuid))
  order by p.name, p.id limit $4`;

/** Held until the end of the transaction, so that two administrators cannot leave together. */
export const ACTIVE_ADMINS = `
  select p.id from person p join account c on c.person_id = p.id
  where 'admin' = any(p.roles) and p.deactivated_at is null order by p.id for update of p`;

export const NEW_PERSON = 'insert into person (name, email, language, roles) values ($1, $2, $3, $4) returning id';

export const CHANGE_PERSON = 'update person set name = $2, language = $3, roles = $4, revision = revision + 1 where id = $1';

/** $1 the person, $2 the key of the agent that they are, or null. Takes the link from whatever agent they were before. */
export const UNLINK_AGENT = 'update agent set person_id = null where person_id = $1 and subject_key is distinct from $2';
export const LINK_AGENT = 'update agent set person_id = $1 where subject_key = $2 and (person_id is null or person_id = $1)';
