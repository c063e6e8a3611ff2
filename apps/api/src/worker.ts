import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { configOrExit } from './start-config';
import { WorkerModule } from './worker.module';

const app = await NestFactory.createApplicationContext(WorkerModule.register(configOrExit()), { bufferLogs: true });
app.useLogger(app.get(Logger));
app.enableShutdownHooks();
app.get(Logger).log('worker ready');
