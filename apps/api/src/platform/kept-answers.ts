import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '@circolo/domain';

const WAIT_MS = 30_000;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** One use of an `Idempotency-Key`: whose, which, and a hash of what was asked under it. */
export interface KeyUse {
  readonly personId: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

export interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The first answers to requests with an `Idempotency-Key`. An answer may hold a secret that is shown once (a token, an invitation),
 * so it is kept enciphered under the request's own key, of which only a hash is stored.
 */
@Injectable()
export class KeptAnswers {
  constructor(private readonly database: DataSource) {}

  /** True for the first use, and for one whose request was lost two minutes ago. */
  async claim({ personId, key, requestHash }: KeyUse): Promise<boolean> {
    const claimed = await this.database.query<unknown[]>(
      `insert into idempotency_key as kept (person_id, key_hash, request_hash) values ($1, $2, $3)
       on conflict (person_id, key_hash) do update set created_at = now()
         where kept.status is null and kept.request_hash = excluded.request_hash and kept.created_at < now() - interval '2 minutes'
       returning person_id`,
      [personId, hashOf('key', key), requestHash],
    );
    return claimed.length > 0;
  }

  /**
   * The first answer, waited for while its request is still on its way; null when that request failed and left nothing.
   * @throws Refusal `idempotency-key-reused` for another request under the key, `idempotency-key-busy` after half a minute.
   */
  async of({ personId, key, requestHash }: KeyUse): Promise<KeptAnswer | null> {
    for (let waited = 0; waited < WAIT_MS; waited += 25) {
      const [kept] = await this.database.query<{ same: boolean; status: number | null; body: Buffer | null }[]>(
        'select request_hash = $3 as same, status, body from idempotency_key where person_id = $1 and key_hash = $2',
        [personId, hashOf('key', key), requestHash],
      );
      if (!kept) return null;
      if (!kept.same) throw new Refusal('idempotency-key-reused', {});
      if (kept.status !== null) return { status: kept.status, body: kept.body === null ? undefined : deciphered(kept.body, key) };
      await pause(25);
    }
    throw new Refusal('idempotency-key-busy', {});
  }

  async keep({ personId, key }: KeyUse, status: number, body: unknown): Promise<void> {
    await this.database.query('update idempotency_key set status = $3, body = $4 where person_id = $1 and key_hash = $2', [
      personId,
      hashOf('key', key),
      status,
      body === undefined ? null : enciphered(JSON.stringify(body), key),
    ]);
  }

  /** A request that failed had no effect: its key may be used again. */
  async forget({ personId, key }: KeyUse): Promise<void> {
    await this.database.query('delete from idempotency_key where person_id = $1 and key_hash = $2 and status is null', [
      personId,
      hashOf('key', key),
    ]);
  }
}

const hashOf = (use: 'key' | 'body', key: string): Buffer => createHash('sha256').update(`${use}:${key}`).digest();

function enciphered(text: string, key: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, hashOf('body', key), nonce);
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]);
}

function deciphered(kept: Buffer, key: string): unknown {
  const decipher = createDecipheriv(CIPHER, hashOf('body', key), kept.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(kept.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(kept.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}
