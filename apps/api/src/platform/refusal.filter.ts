import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import type { Problem } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { statusOfRefusal } from './refusal-status';

/** Every error leaves as problem details (RFC 9457): refusals with their code, the rest without any of its inside. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly log = new Logger(RefusalFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = isForeignCursor(error, request) ? problemOf(noCursor) : problemOf(error);
    if (problem.status >= 500) this.log.error(error);
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .send({ type: 'about:blank', title: STATUS_CODES[problem.status], ...problem, instance: request.url, requestId: request.id });
  }
}

const DATA_EXCEPTION = /^22/;
const noCursor = new Refusal('validation', { errors: [{ field: 'cursor', code: 'invalid', message: 'Not a cursor of this list' }] });

/** A cursor of another list, or one made by hand, has keys that the database cannot read as what this list sorts by. */
function isForeignCursor(error: unknown, request: FastifyRequest): boolean {
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
  return code !== undefined && DATA_EXCEPTION.test(code) && 'cursor' in (request.query as object);
}

type Content = Pick<Problem, 'status' | 'code'> & Partial<Problem>;

function problemOf(error: unknown): Content {
  if (error instanceof Refusal) {
    const { errors, versions, ...details } = error.details as Record<string, unknown>;
    return {
      status: statusOfRefusal[error.code],
      code: error.code,
      details,
      ...(errors ? { errors } : {}),
      ...(versions ? { versions } : {}),
    } as Content;
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOfLibrary(error);
  if (status === 413) return { status, code: 'file-too-large' };
  if (status === 429) return { status, code: 'too-many-requests' };
  if (status === 404) return { status, code: 'not-a-route' };
  if (status < 500) return { status, code: 'validation', detail: error instanceof Error ? error.message : undefined };
  return { status: 500, code: 'failed' };
}

/** Fastify's own errors carry their status; a body that is not JSON, for one. */
function statusOfLibrary(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
