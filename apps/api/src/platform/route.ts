import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import { Refusal } from '@circolo/domain';

/** What a route answers, and with which status, for the document of the API. */
export const Answers = (schema: ZodType | null, status = 200) =>
  applyDecorators(
    HttpCode(status),
    ApiResponse(schema ? { status, standardSchema: schema as never } : { status, description: 'No content' }),
  );

/** The revision in an `If-Match` header, `3` or `"3"`; null when it is absent or says nothing. */
export function revisionIn(header: string | undefined): number | null {
  const digits = /^"?(\d{1,9})"?$/.exec(header ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

const readRevision = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const revision = revisionIn(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']);
  if (revision !== null) return revision;
  throw new Refusal('validation', { errors: [{ field: 'If-Match', code: 'required', message: 'The revision that was read is needed' }] });
});

/** The revision that the writer saw (`If-Match`), as a parameter of a controller's method. @throws Refusal `validation` without one. */
export const Revision = (): ParameterDecorator => (target, method, index) => {
  readRevision()(target, method, index);
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  if (descriptor)
    ApiHeader({ name: 'If-Match', required: true, description: 'The revision that was read' })(target, method as string, descriptor);
};
