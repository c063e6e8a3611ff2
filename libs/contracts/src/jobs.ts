import * as z from 'zod';
import { Id } from './lists';

/** The row that says what is owed, and the how-manieth time a job is made for it: a queue drops a job whose id it still keeps. */
const Owed = z.object({ id: Id, attempt: z.number().int().default(0) });
type Owed = z.input<typeof Owed>;

const jobOf = <N extends string, Q extends 'collect' | 'cycle'>(name: N, queue: Q) => ({
  queue,
  payload: Owed,
  jobId: ({ id, attempt = 0 }: Owed) => `${name}-${id}-${attempt}`,
});

/** Every job by name: its queue and payload. The id of a job is what makes a repeat harmless; start-up refuses a job without a handler. */
export const JOBS = {
  'read-import': jobOf('read-import', 'collect'),
  'undo-import': jobOf('undo-import', 'collect'),
  'begin-run': jobOf('begin-run', 'cycle'),
  'run-batch': jobOf('run-batch', 'cycle'),
  'simulate-rule': jobOf('simulate-rule', 'cycle'),
} as const;
export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.input<(typeof JOBS)[N]['payload']>;
export const QUEUES = ['collect', 'cycle'] as const;
export type QueueName = (typeof QUEUES)[number];
