import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { planned } from '../platform/planned';
import type { Principal } from './principal';

export const SESSION_COOKIE = 'circolo_session';

/** A secret to hand out once; only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOfSecret = (secret: string): Buffer => hash('sha256', secret, 'buffer');

const PRINCIPAL_BY_SESSION = planned(`
  with seen as (
    update session set last_seen_at = now()
    where secret_hash = $1 and revoked_at is null and expires_at > now() and last_seen_at < now() - interval '1 minute'
  )
  select p.id as "personId", p.name, p.roles, a.subject_key as "agentKey", 'session' as via, s.id as "viaId"
  from session s join person p on p.id = s.person_id left join agent a on a.person_id = p.id
  where s.secret_hash = $1 and s.revoked_at is null and s.expires_at > now() and p.deactivated_at is null`);

const PRINCIPAL_BY_TOKEN = planned(`
  with seen as (
    update api_token set last_used_at = now()
    where secret_hash = $1 and revoked_at is null and (last_used_at is null or last_used_at < now() - interval '1 minute')
  )
  select p.id as "personId", p.name, p.roles, a.subject_key as "agentKey", 'token' as via, t.id as "viaId"
  from api_token t join person p on p.id = t.person_id left join agent a on a.person_id = p.id
  where t.secret_hash = $1 and t.revoked_at is null and p.deactivated_at is null`);

/** Finds who makes a request: by the session's cookie, or by a personal token in `Authorization: Bearer`. */
@Injectable()
export class Authentication {
  constructor(private readonly database: DataSource) {}

  async principalOf(request: FastifyRequest): Promise<Principal | null> {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const secret = bearer ?? request.cookies[SESSION_COOKIE];
    if (!secret) return null;
    const [principal] = await this.database.query<Principal[]>(bearer ? PRINCIPAL_BY_TOKEN : PRINCIPAL_BY_SESSION, [hashOfSecret(secret)]);
    return principal ?? null;
  }
}
