import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../platform/metrics/metrics';

const UNSEALED = `
  select count(*)::int as events, coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 as seconds from audit_event where sequence is null`;

/** How far the sealer is behind. */
@Injectable()
export class AuditMetrics {
  constructor(metrics: Metrics, database: DataSource) {
    const unsealed = async () => (await database.query<{ events: number; seconds: number }[]>(UNSEALED))[0]!;
    metrics.watch({
      name: 'audit_unsealed_events',
      help: 'Events that wait for the sealer',
      labels: [],
      read: async () => [{ value: (await unsealed()).events }],
    });
    metrics.watch({
      name: 'audit_seal_lag_seconds',
      help: 'For how long the oldest event has been waiting for the sealer',
      labels: [],
      read: async () => [{ value: (await unsealed()).seconds }],
    });
  }
}
