import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type RawBodyRequest,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, of } from 'rxjs';
import { DataSource } from 'typeorm';
import { Refusal } from '@circolo/domain';
import type { Principal } from '../people/principal';

const REPEATABLE = 'repeatable';
const WAIT_MS = 30_000;

/** A route whose repeats are recognised by what they ask, and say so by their status: it is called again, and never replayed. */
export const Repeatable = () => SetMetadata(REPEATABLE, true);

interface Kept {
  readonly same: boolean;
  readonly status: number | null;
  readonly body: string | null;
}

/** A write that carries an `Idempotency-Key` seen before from the same person gets the first answer again; another body under the key is refused. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: DataSource,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<RawBodyRequest<FastifyRequest> & { principal?: Principal }>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (request.method === 'GET' || typeof key !== 'string' || !request.principal) return next.handle();
    if (key.length > 200)
      throw new Refusal('validation', { errors: [{ field: 'Idempotency-Key', code: 'too_big', message: 'At most 200 characters' }] });

    const person = request.principal.personId;
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${String(request.headers['if-match'] ?? '')}\n`)
      .update(request.rawBody ?? '')
      .digest();
    const first = await this.claim(person, key, hash);
    if (!first) {
      const kept = await this.answered(person, key, hash);
      if (kept && !this.reflector.get<boolean>(REPEATABLE, context.getHandler())) {
        void reply.status(kept.status ?? 200).header('idempotency-replayed', 'true');
        return of(kept.body === null ? undefined : JSON.parse(kept.body));
      }
      return next.handle();
    }
    return next.handle().pipe(
      mergeMap((body: unknown) =>
        from(
          this.database
            .query('update idempotency_key set status = $3, body = $4 where person_id = $1 and key = $2', [
              person,
              key,
              reply.statusCode,
              JSON.stringify(body) ?? null,
            ])
            .then(() => body),
        ),
      ),
      catchError(async (error: unknown) => {
        await this.database.query('delete from idempotency_key where person_id = $1 and key = $2 and status is null', [person, key]);
        throw error;
      }),
    );
  }

  private async claim(person: string, key: string, hash: Buffer): Promise<boolean> {
    const claimed = await this.database.query<unknown[]>(
      `insert into idempotency_key as kept (person_id, key, request_hash) values ($1, $2, $3)
       on conflict (person_id, key) do update set created_at = now()
         where kept.status is null and kept.request_hash = excluded.request_hash and kept.created_at < now() - interval '2 minutes'
       returning key`,
      [person, key, hash],
    );
    return claimed.length > 0;
  }

  /** The first answer, waited for while its request is still on its way; null when that request failed and left nothing. */
  private async answered(person: string, key: string, hash: Buffer): Promise<Kept | null> {
    for (let waited = 0; waited < WAIT_MS; waited += 25) {
      const [kept] = await this.database.query<Kept[]>(
        'select request_hash = $3 as same, status, body from idempotency_key where person_id = $1 and key = $2',
        [person, key, hash],
      );
      if (!kept) return null;
      if (!kept.same) throw new Refusal('idempotency-key-reused', {});
      if (kept.status !== null) return kept;
      await pause(25);
    }
    throw new Refusal('idempotency-key-busy', {});
  }
}
