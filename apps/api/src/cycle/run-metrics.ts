import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../platform/metrics/metrics';

const BY_STATE = 'select state, count(*)::int as value from evaluation_run group by state';
const WAITING = `
  select count(*)::int as value from run_batch b join evaluation_run r on r.key = b.run_key
  where b.state = 'waiting' and r.state in ('measuring', 'comparing', 'deciding')`;

/** Evaluation runs by state, and how much of those that go on is still to be done. */
@Injectable()
export class RunMetrics {
  constructor(metrics: Metrics, database: DataSource) {
    metrics.watch({
      name: 'runs',
      help: 'Evaluation runs by state',
      labels: ['state'],
      read: async () =>
        (await database.query<{ state: string; value: number }[]>(BY_STATE)).map(({ state, value }) => ({ labels: { state }, value })),
    });
    metrics.watch({
      name: 'run_batches_waiting',
      help: 'Batches that the runs under way still owe',
      labels: [],
      read: () => database.query<{ value: number }[]>(WAITING),
    });
  }
}
