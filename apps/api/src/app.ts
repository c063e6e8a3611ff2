import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import { Logger, PinoLogger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { limitBodies } from './platform/body-limits';
import type { Config } from './platform/config';
import { serveMetrics } from './platform/metrics/serve-metrics';
import { Announcements } from './platform/progress';
import { serveQueueBoard } from './platform/queue-board';
import { logRequests } from './platform/request-log';
import { serveWebFiles } from './platform/web-files';

const BODY_LIMIT_BYTES = 4 * 1024 ** 2;

/** The complete HTTP application, ready to listen, or to be called by tests. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: config.trustProxy.split(','),
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(config), adapter, { rawBody: true, bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api/v1');
  app.enableShutdownHooks();
  const securityHeaders = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fileSize: config.uploadLimitBytes, fieldSize: 1024 ** 2 } });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => securityHeaders(request.raw, reply.raw, done as () => void));
  server.addHook('preClose', async () => app.get(Announcements).stop());
  limitBodies(server);
  logRequests(server, await app.resolve(PinoLogger));
  serveMetrics(app);

  const document = new DocumentBuilder()
    .setTitle('Circolo')
    .setDescription('The evaluation cycle of a customer-care service')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('circolo_session')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, document), { useGlobalPrefix: false });
  SwaggerModule.setup('api/v1/docs', app, () => SwaggerModule.createDocument(app, document), { useGlobalPrefix: false });
  serveQueueBoard(app);
  if (config.webFolder) await serveWebFiles(app, config.webFolder);
  return app;
}
