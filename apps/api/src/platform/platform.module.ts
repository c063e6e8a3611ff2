import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { Clock } from './clock';
import { type Config, CONFIG } from './config';
import { dataSourceOptions, PooledDataSource } from './database';
import { HealthController } from './health.controller';
import { JobQueue } from './job-queue';
import { Metrics } from './metrics/metrics';
import { QueueMetrics } from './metrics/queue-metrics';
import { KeptAnswers } from './kept-answers';
import { Announcements } from './progress';

/** What every room stands on: configuration, database, queue, clock, logs. */
@Global()
@Module({})
export class PlatformModule {
  static register(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => dataSourceOptions(config.databaseUrl, config.databasePool),
          dataSourceFactory: async (options) => new PooledDataSource(options!),
        }),
        LoggerModule.forRoot({ pinoHttp: { level: config.logLevel }, forRoutes: [] }),
      ],
      controllers: [HealthController],
      providers: [{ provide: CONFIG, useValue: config }, Clock, JobQueue, Metrics, QueueMetrics, Announcements, KeptAnswers],
      exports: [CONFIG, Clock, JobQueue, Metrics, Announcements, KeptAnswers],
    };
  }
}
