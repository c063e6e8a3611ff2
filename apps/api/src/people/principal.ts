import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '@circolo/domain';

/** Who makes a request, as the server knows them. `agentKey`: the agent that they are; `via` tells a browser's session from a token. */
export interface Principal {
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly agentKey: number | null;
  readonly via: 'session' | 'token';
  readonly viaId: string;
}

export interface SignedRequest extends FastifyRequest {
  principal?: Principal;
}

/** The principal, as a parameter of a controller's method. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<SignedRequest>();
  if (!principal) throw new Error('a route that asks who calls must not be public');
  return principal;
});
