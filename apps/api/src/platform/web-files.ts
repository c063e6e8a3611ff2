import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const HASHED = /-[A-Z0-9]{8}\.(js|css|woff2)$/;

/** Serves the built web application; a path without extension and outside of /api is one of its pages. */
export async function serveWebFiles(app: NestFastifyApplication, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const hashed = HASHED.test(file.replace(/\.(br|gz)$/, ''));
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      const isPage = !/^\/api(\/|$)/.test(pathname) && !path.extname(pathname);
      return isPage ? reply.sendFile('index.html') : reply.callNotFound();
    });
}
