import { Writable } from 'node:stream';
import fastify from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { logRequests } from './request-log';

it('names the request in all that is logged meanwhile, the body read or not, and shows no header', async () => {
  const lines: string[] = [];
  const stream = new Writable({ write: (chunk: Buffer, _, done) => (lines.push(chunk.toString('utf8')), done()) });
  const log = new PinoLogger({ pinoHttp: { level: 'debug', stream } });
  const server = fastify();
  logRequests(server, log);
  server.post('/things', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    log.warn('met on the way');
    return {};
  });
  await server.inject({ method: 'POST', url: '/things?of=mine', payload: { some: 'body' }, headers: { cookie: 'a-secret' } });
  const request = { id: 'req-1', method: 'POST', url: '/things?of=mine' };
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ msg: 'met on the way', request }),
    expect.objectContaining({ msg: 'answered', request, status: 200, ms: expect.any(Number) }),
  ]);
  expect(lines.join()).not.toContain('a-secret');
});
