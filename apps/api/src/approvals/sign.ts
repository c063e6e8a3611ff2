import type { ApprovalRow } from '@circolo/contracts';
import { approve, isReleased, type SigningFunction } from '@circolo/domain';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';

/** What is signed: an object in the revision of its content that the signer saw. */
export interface Signed {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
}

/** The signature that stands, whether it stood before this call, and whether every function required has now signed. */
export interface Signing {
  readonly approval: ApprovalRow;
  readonly repeated: boolean;
  readonly released: boolean;
}

const SIGNATURES = `
  select a.id, a.function, json_build_object('id', p.id, 'name', p.name) as by, a.at
  from approval a join person p on p.id = a.person_id
  where a.kind = $1 and a.object_id = $2 and a.revision = $3 order by a.at, a.id`;

const INSERT = `insert into approval (kind, object_id, revision, function, person_id, at) values ($1, $2, $3, $4, $5, $6) returning id`;

/**
 * Signs for one function. The caller holds the lock on the object's row, so that signatures come one after the other;
 * the table's unique constraints stand behind that. Refused as `approve` of the domain says.
 */
export async function sign(
  sql: Sql,
  object: Signed,
  signing: SigningFunction,
  by: Principal,
  at: string,
  required: readonly SigningFunction[],
): Promise<Signing> {
  const standing = await sql.query<ApprovalRow[]>(SIGNATURES, [object.kind, object.id, object.revision]);
  const signatures = standing.map((row) => ({ function: row.function, by: row.by.id, at: row.at }));
  const decided = approve(signatures, { function: signing, by: by.personId, at, roles: by.roles });
  const released = isReleased(decided.signatures, required);
  if (decided.repeated) {
    const approval = standing.find((row) => row.function === signing);
    if (approval) return { approval, repeated: true, released };
  }
  const [row] = await sql.query<{ id: string }[]>(INSERT, [object.kind, object.id, object.revision, signing, by.personId, at]);
  if (!row) throw new Error('a signature was not kept');
  return { approval: { id: row.id, function: signing, by: { id: by.personId, name: by.name }, at }, repeated: false, released };
}
