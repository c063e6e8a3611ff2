import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../platform/metrics/metrics';

const BY_STATE = 'select state, count(*)::int as value from import group by state';

/** Imports by state. */
@Injectable()
export class ImportMetrics {
  constructor(metrics: Metrics, database: DataSource) {
    metrics.watch({
      name: 'imports',
      help: 'Imports by state',
      labels: ['state'],
      read: async () =>
        (await database.query<{ state: string; value: number }[]>(BY_STATE)).map(({ state, value }) => ({ labels: { state }, value })),
    });
  }
}
