import { execFileSync, spawn } from 'node:child_process';
import { checkout } from '../start/checkout.ts';
import { packageProgram } from '../start/program.ts';
import { duration } from '../start/steps.ts';
import { type Counts, none, sumOf } from './counts.ts';
import { type FileResult, forgetJourneys, jestResults, journeyResults } from './results.ts';
import type { Stage } from './stages.ts';

/** One finished part: the time it took, as shown, and what it came to, by file where it is made of tests. */
export type StageResult = {
  readonly name: string;
  readonly time: string;
  readonly isGood: boolean;
  readonly check: Counts;
  readonly files: readonly FileResult[];
};

const stillAtWorkMs = 30_000;

/** Runs one part to its end, its output on ours. */
export async function runStage(stage: Stage, environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<StageResult> {
  const began = Date.now();
  console.log(`\n=== ${stage.name}`);
  if (stage.kind === 'journeys') forgetJourneys();
  const alive = setInterval(() => console.log(`... ${stage.name}: at work for ${duration(began)}`), stillAtWorkMs);
  const hasSucceeded = await succeeds(stage, environment, signal);
  clearInterval(alive);
  const files = filesOf(stage, hasSucceeded);
  const isGood = hasSucceeded && sumOf(files).failed === 0;
  const check = stage.kind !== 'check' ? none : isGood ? { ...none, passed: 1 } : { ...none, failed: 1 };
  console.log(`=== ${stage.name}: ${isGood ? 'ok' : 'FAILED'} in ${duration(began)}`);
  return { name: stage.name, time: duration(began), isGood, check, files };
}

function filesOf(stage: Stage, hasSucceeded: boolean): readonly FileResult[] {
  if (stage.kind === 'check') return [];
  const files = stage.kind === 'tests' ? jestResults(testedProjects()) : journeyResults();
  // Whatever went wrong outside of a test (an interruption, a server that did not start) shows in the exit code alone.
  const isExplained = hasSucceeded || sumOf(files).failed > 0;
  return isExplained
    ? files
    : [...files, { file: `${stage.kind === 'journeys' ? 'apps/e2e/' : ''}(outside of the tests)`, ...none, failed: 1 }];
}

function testedProjects(): readonly string[] {
  const list = execFileSync(process.execPath, [packageProgram('nx'), 'show', 'projects', '--with-target', 'test', '--json'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  return JSON.parse(list) as string[];
}

function succeeds({ program, args, environment: own }: Stage, environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<boolean> {
  const child = spawn(program, args, {
    cwd: checkout,
    // Nx asks the programs that it starts for colours even where nobody sees them.
    env: { ...environment, ...(process.stdout.isTTY ? {} : { FORCE_COLOR: '0' }), ...own },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: program === 'npm' && process.platform === 'win32',
  });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  return new Promise((resolve) => {
    const finish = (isGood: boolean) => {
      signal.removeEventListener('abort', end);
      resolve(isGood);
    };
    child.once('error', () => finish(false));
    child.once('exit', (code) => finish(code === 0));
  });
}
