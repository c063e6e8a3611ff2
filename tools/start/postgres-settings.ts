import type { Settings } from '../postgres/server-process.ts';

/** For one organisation on a modest machine; what makes data durable is as PostgreSQL has it. */
export const postgresSettings: Settings = {
  max_connections: 100,
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: 1.1,
  // Our queries are short: compiling them costs more than it saves.
  jit: 'off',
};
