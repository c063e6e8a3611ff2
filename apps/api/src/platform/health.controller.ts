import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { Allow } from '../people/permission.guard';
import { JobQueue } from './job-queue';
import { Answers } from './route';

const Health = z.object({ status: z.literal('ok'), database: z.literal('ok'), queue: z.literal('ok') }).meta({ id: 'Health' });

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: DataSource,
    private readonly queue: JobQueue,
  ) {}

  @Get()
  @Allow('public')
  @Answers(Health)
  async health(): Promise<{ status: 'ok'; database: 'ok'; queue: 'ok' }> {
    try {
      await Promise.all([this.database.query('select 1'), this.queue.ping()]);
    } catch {
      throw new ServiceUnavailableException();
    }
    return { status: 'ok', database: 'ok', queue: 'ok' };
  }
}
