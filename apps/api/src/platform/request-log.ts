import type { FastifyInstance } from 'fastify';
import type { PinoLogger } from 'nestjs-pino';

/**
 * Whatever is logged while a request is worked on carries its id, method and address, and no header; with `debug`, each answer is a line
 * with its status and milliseconds.
 */
export function logRequests(server: FastifyInstance, log: PinoLogger): void {
  // After the body: what reads it would leave the request's context.
  server.addHook('preHandler', ({ id, method, url }, _reply, done) => {
    log.runInContext(done, { bindings: { request: { id, method, url } } });
  });
  server.addHook('onResponse', async ({ id, method, url }, { statusCode, elapsedTime }) => {
    log.debug({ request: { id, method, url }, status: statusCode, ms: Math.round(elapsedTime) }, 'answered');
  });
}
