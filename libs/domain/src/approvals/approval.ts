import { Refusal } from '../refusal';
import type { Role } from '../people/role';

/** The functions that sign; each is held by those who have the role of the same name. */
export const FUNCTIONS = ['care-manager', 'marketing'] as const satisfies readonly Role[];
export type SigningFunction = (typeof FUNCTIONS)[number];

export type Signature = { readonly function: SigningFunction; readonly by: string; readonly at: string };

/** The signature that now stands, whether it stood before, and all of them. */
export type Approval = { readonly signature: Signature; readonly repeated: boolean; readonly signatures: readonly Signature[] };

export type SigningRequest = Signature & { readonly roles: readonly Role[] };

/**
 * One function signs. The same person for the same function again is a repeat and changes nothing. Refused: `forbidden` without the
 * role, `already-signed` when another person did, `same-person-signed` when this person signed for another function.
 */
export function approve(signatures: readonly Signature[], request: SigningRequest): Approval {
  const { function: signing, by, at, roles } = request;
  if (!roles.includes(signing)) throw new Refusal('forbidden', { function: signing });
  const standing = signatures.find((signature) => signature.function === signing);
  if (standing?.by === by) return { signature: standing, repeated: true, signatures };
  if (standing) throw new Refusal('already-signed', { function: signing, by: standing.by, at: standing.at });
  const own = signatures.find((signature) => signature.by === by);
  if (own) throw new Refusal('same-person-signed', { function: own.function });
  const signature = { function: signing, by, at };
  return { signature, repeated: false, signatures: [...signatures, signature] };
}

/** Whether every required function has signed. */
export function isReleased(signatures: readonly Signature[], required: readonly SigningFunction[]): boolean {
  return required.every((signing) => signatures.some((signature) => signature.function === signing));
}
