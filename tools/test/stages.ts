import path from 'node:path';
import { packageProgram } from '../start/program.ts';
import type { RedisServer } from './redis.ts';
import { journeyReport } from './results.ts';

/** One part of the test command. A check passes or fails as a whole; the others are counted test by test. */
export type Stage = {
  readonly name: string;
  readonly kind: 'check' | 'tests' | 'journeys';
  readonly program: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
};

const node = process.execPath;

/** All that has to hold, the quick parts first. `seed` is that of all random tests; the long version has the journeys again on `redis`. */
export function stagesOf(seed: number, isFull: boolean, redis: RedisServer): readonly Stage[] {
  const nx = packageProgram('nx');
  // Each project's output comes in one piece, when it is done: two at once would be torn into each other.
  const everywhere = (target: string, ...more: string[]) => [nx, 'run-many', '-t', target, '--output-style=static', ...more];
  const journeys = {
    kind: 'journeys',
    program: node,
    args: [nx, 'run', 'e2e:e2e', '--output-style=stream', '--exclude-task-dependencies', '--', '--reporter=list,json'],
  } as const;
  const reporter = path.join(import.meta.dirname, 'jest-results.mjs');
  return [
    { name: 'Format', kind: 'check', program: node, args: [packageProgram('prettier'), '--check', '--log-level=warn', '.'] },
    { name: 'Lint', kind: 'check', program: 'npm', args: ['run', 'lint'] },
    { name: 'Types', kind: 'check', program: node, args: everywhere('typecheck') },
    {
      name: 'Tests',
      kind: 'tests',
      program: node,
      args: everywhere('test', '--skip-nx-cache', '--', '--ci', `--seed=${seed}`, '--reporters=default', `--reporters=${reporter}`),
    },
    { name: 'Build', kind: 'check', program: node, args: everywhere('build') },
    { ...journeys, name: 'Journeys', environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport } },
    ...(isFull && 'program' in redis
      ? [{ ...journeys, name: 'Journeys on Redis', environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport, JOURNEYS_ON: 'redis' } }]
      : []),
  ];
}
