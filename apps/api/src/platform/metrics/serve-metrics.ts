import { hash, timingSafeEqual } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { allowed } from '@circolo/domain';
import { Authentication } from '../../people/authentication';
import { CONFIG, type Config } from '../config';
import { Metrics } from './metrics';

const ADDRESS = '/metrics';
/** They last as long as somebody looks on. */
const STREAMS = new Set(['/api/v1/events']);

/**
 * Counts every answered request, and serves what there is to watch where monitoring systems look for it, outside of the API. For whoever shows the
 * token of the configuration, or may read it by session or personal token.
 */
export function serveMetrics(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    const route = routeOptions.url ?? 'none';
    if (!STREAMS.has(route)) metrics.answered(method, route, statusCode, elapsedTime / 1000);
  });
  server.get(ADDRESS, async (request, reply) => {
    const status = await statusFor(request, app.get(Authentication), app.get<Config>(CONFIG));
    if (status === 200)
      return reply
        .type(metrics.contentType)
        .header('cache-control', 'no-store')
        .send(await metrics.text());
    const code = status === 401 ? 'not-signed-in' : 'forbidden';
    return reply.status(status).type('application/problem+json').send({ type: 'about:blank', status, code });
  });
}

async function statusFor(request: FastifyRequest, authentication: Authentication, { metricsToken }: Config): Promise<200 | 401 | 403> {
  const [, shown] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (metricsToken !== undefined && shown !== undefined && isSame(shown, metricsToken)) return 200;
  const principal = await authentication.principalOf(request);
  if (!principal) return 401;
  return allowed(principal.roles, 'metrics.read') === null ? 403 : 200;
}

/** Takes the same time whatever differs. */
const isSame = (shown: string, token: string): boolean => timingSafeEqual(hash('sha256', shown, 'buffer'), hash('sha256', token, 'buffer'));
