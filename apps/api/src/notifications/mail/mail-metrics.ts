import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../../platform/metrics/metrics';

/** Those that are sent are many, and nobody's worry. */
const BY_STATE = `
  select s.state, (select count(*)::int from mail m where m.state = s.state) as value
  from unnest(array['owed', 'claimed', 'handing-over', 'failed', 'uncertain']) s (state)`;

/** Mails that wait, and those that did not arrive. */
@Injectable()
export class MailMetrics {
  constructor(metrics: Metrics, database: DataSource) {
    metrics.watch({
      name: 'mails',
      help: 'Mails by state, without those that are over and done with',
      labels: ['state'],
      read: async () =>
        (await database.query<{ state: string; value: number }[]>(BY_STATE)).map(({ state, value }) => ({ labels: { state }, value })),
    });
  }
}
