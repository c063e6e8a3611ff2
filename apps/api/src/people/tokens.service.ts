import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { IssuedToken, List, NewToken, TokenRow } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import { hashOfSecret, newSecret } from './authentication';
import type { Principal } from './principal';

/** Personal tokens: they do for a program what the session does for a browser. */
@Injectable()
export class TokensService {
  constructor(private readonly database: DataSource) {}

  issue(by: Principal, { name }: NewToken): Promise<IssuedToken> {
    const token = newSecret();
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }[]>(
        'insert into api_token (person_id, name, secret_hash, created_at) values ($1, $2, $3, now()) returning id',
        [by.personId, name, hashOfSecret(token)],
      );
      if (!row) throw new Error('a token was not stored');
      await recordEvent(tx, { by: by.personId, action: 'token.issued', object: { kind: 'token', id: row.id }, after: { name } });
      return { id: row.id, name, token };
    });
  }

  async list(by: Principal): Promise<List<TokenRow>> {
    const items = await this.database.query<TokenRow[]>(
      `select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from api_token
       where person_id = $1 and revoked_at is null order by created_at desc, id`,
      [by.personId],
    );
    return { items, next: null };
  }

  /** @throws Refusal `not-found` for a token that was revoked or is another's */
  revoke(by: Principal, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [, ended] = await tx.query<[unknown, number]>(
        'update api_token set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null',
        [id, by.personId],
      );
      if (ended === 0) throw new Refusal('not-found', { kind: 'token' });
      await recordEvent(tx, { by: by.personId, action: 'token.revoked', object: { kind: 'token', id } });
    });
  }
}
