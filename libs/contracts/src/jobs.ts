import * as z from 'zod';
import { Id } from './lists';

/** Every job by name: its queue and payload. The id of a job is what makes a repeat harmless; start-up refuses a job without a handler. */
export const JOBS = {
  'read-import': { queue: 'collect', payload: z.object({ id: Id }), jobId: (p: { id: string }) => `read-import-${p.id}` },
  'undo-import': { queue: 'collect', payload: z.object({ id: Id }), jobId: (p: { id: string }) => `undo-import-${p.id}` },
  'run-batch': {
    queue: 'cycle',
    payload: z.object({ id: Id, attempt: z.number().int() }),
    jobId: (p: { id: string; attempt: number }) => `run-batch-${p.id}-${p.attempt}`,
  },
  'begin-run': {
    queue: 'cycle',
    payload: z.object({ id: Id, attempt: z.number().int() }),
    jobId: (p: { id: string; attempt: number }) => `begin-run-${p.id}-${p.attempt}`,
  },
} as const;
export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]['payload']>;
export const QUEUES = ['collect', 'cycle'] as const;
export type QueueName = (typeof QUEUES)[number];
