import { Injectable } from '@nestjs/common';
import { QUEUES } from '@circolo/contracts';
import { JobQueue } from '../job-queue';
import { Metrics } from './metrics';

/** How many jobs wait, are worked on, and have failed. */
@Injectable()
export class QueueMetrics {
  constructor(metrics: Metrics, queue: JobQueue) {
    metrics.watch({
      name: 'queue_jobs',
      help: 'Jobs by queue and state',
      labels: ['queue', 'state'],
      read: async () => {
        const counts = await Promise.all(QUEUES.map(async (name) => [name, await queue.countsOf(name)] as const));
        return counts.flatMap(([name, states]) =>
          Object.entries(states).map(([state, value]) => ({ labels: { queue: name, state }, value })),
        );
      },
    });
  }
}
