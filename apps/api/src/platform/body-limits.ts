import type { FastifyInstance } from 'fastify';

/**
 * Routes under these paths take no body that is longer, in bytes: it is refused before it is read. A rule of as many conditions as there may
 * be takes a quarter of it; of a hostile one nothing is parsed.
 */
const BODY_LIMITS: readonly (readonly [path: string, bytes: number])[] = [['/api/v1/rules', 128 * 1024]];

/** To be called before the routes are registered. */
export function limitBodies(server: Pick<FastifyInstance, 'addHook'>): void {
  server.addHook('onRoute', (route) => {
    const limit = BODY_LIMITS.find(([path]) => route.url === path || route.url.startsWith(`${path}/`));
    if (limit) route.bodyLimit = limit[1];
  });
}
