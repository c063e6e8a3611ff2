import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '@circolo/domain';

/** On whose things the caller may do what the route does: `own`, `team` or `all`, as the policy table gave it. */
export const ScopeOf = createParamDecorator((_: unknown, context: ExecutionContext): Scope => {
  const { scope } = context.switchToHttp().getRequest<FastifyRequest & { scope?: Scope }>();
  return scope ?? 'own';
});
