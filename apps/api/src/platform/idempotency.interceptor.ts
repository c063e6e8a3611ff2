import { createHash } from 'node:crypto';
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
import { catchError, mergeMap, type Observable, of } from 'rxjs';
import { Refusal } from '@circolo/domain';
import type { Principal } from '../people/principal';
import { KeptAnswers, type KeyUse } from './kept-answers';

const REPEATABLE = 'repeatable';
const LONGEST_KEY = 200;

/** A route whose repeats are recognised by what they ask, and say so by their status: it is called again, and never replayed. */
export const Repeatable = () => SetMetadata(REPEATABLE, true);

type KeyedRequest = RawBodyRequest<FastifyRequest> & { principal?: Principal };

/** A write that carries an `Idempotency-Key` seen before from the same person gets the first answer again; another body under the key is refused. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly answers: KeptAnswers,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<KeyedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const use = useOf(request);
    if (use === null) return next.handle();
    if (!(await this.answers.claim(use))) {
      const kept = await this.answers.of(use);
      if (kept === null || this.reflector.get<boolean>(REPEATABLE, context.getHandler())) return next.handle();
      void reply.status(kept.status).header('idempotency-replayed', 'true');
      return of(kept.body);
    }
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        await this.answers.keep(use, reply.statusCode, body);
        return body;
      }),
      catchError(async (error: unknown) => {
        await this.answers.forget(use);
        throw error;
      }),
    );
  }
}

/** A file's bytes are not read twice: of an upload, its length stands for them. */
function useOf(request: KeyedRequest): KeyUse | null {
  const key = request.headers['idempotency-key'];
  if (request.method === 'GET' || typeof key !== 'string' || !request.principal) return null;
  if (key.length > LONGEST_KEY) {
    throw new Refusal('validation', {
      errors: [{ field: 'Idempotency-Key', code: 'too_big', message: `At most ${LONGEST_KEY} characters` }],
    });
  }
  const asked = [
    request.method,
    request.url,
    request.headers['if-match'] ?? '',
    request.rawBody ? '' : (request.headers['content-length'] ?? ''),
  ];
  const requestHash = createHash('sha256')
    .update(asked.join('\n'))
    .update(request.rawBody ?? '')
    .digest();
  return { personId: request.principal.personId, key, requestHash };
}
