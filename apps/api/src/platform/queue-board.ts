import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { allowed, type Permission, type RefusalCode } from '@circolo/domain';
import { Authentication } from '../people/authentication';
import { JobQueue } from './job-queue';
import { statusOfRefusal } from './refusal-status';

/** Where admins look at the queues. */
export const QUEUE_BOARD = '/api/v1/queues';
const PERMISSION: Permission = 'queues.read';

/**
 * The queues as they are, to be looked at and not touched: what is owed is a row of ours, which the board does not know. Its routes are its
 * own, so Nest's guard does not see them: a hook before each of them asks the same table.
 */
export function serveQueueBoard(app: NestFastifyApplication): void {
  const board = new FastifyAdapter();
  board.setBasePath(QUEUE_BOARD);
  const queues = app.get(JobQueue).all.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true }));
  createBullBoard({ queues, serverAdapter: board, options: { uiConfig: { boardTitle: 'Circolo' } } });
  const authentication = app.get(Authentication);
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  void server.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      const principal = await authentication.principalOf(request);
      if (!principal) return refuse(request, reply, 'not-signed-in');
      const looks = request.method === 'GET' || request.method === 'HEAD';
      return looks && allowed(principal.roles, PERMISSION) !== null ? undefined : refuse(request, reply, 'forbidden');
    });
    await scope.register(board.registerPlugin(), { prefix: QUEUE_BOARD });
  });
}

function refuse(request: FastifyRequest, reply: FastifyReply, code: RefusalCode): FastifyReply {
  const status = statusOfRefusal[code];
  const problem = { type: 'about:blank', title: STATUS_CODES[status], status, code, details: { permission: PERMISSION } };
  return reply
    .status(status)
    .type('application/problem+json')
    .send({ ...problem, instance: request.url, requestId: request.id });
}
