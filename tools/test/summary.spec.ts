import { describe, expect, it } from '@jest/globals';
import { checkout } from '../start/checkout.ts';
import { layerOf } from './layers.ts';
import { filesOf, type JourneyReport } from './results.ts';
import { none } from './counts.ts';
import { summary } from './summary.ts';
import type { StageResult } from './stage-run.ts';

const good: StageResult = { name: 'Lint', time: '1.0 s', isGood: true, check: { ...none, passed: 1 }, files: [] };
const tests: StageResult = {
  name: 'Tests',
  time: '2.0 s',
  isGood: true,
  check: none,
  files: [
    { file: 'libs/domain/src/money.spec.ts', passed: 7, failed: 0, skipped: 0 },
    { file: 'libs/domain/src/cycle/a-month-in-the-centre.spec.ts', passed: 2, failed: 0, skipped: 0 },
    { file: 'apps/api/src/audit/audit.db-spec.ts', passed: 3, failed: 0, skipped: 1 },
    { file: 'apps/api/src/audit/audit.controller.spec.ts', passed: 4, failed: 0, skipped: 0 },
    { file: 'apps/web/src/app/app.spec.ts', passed: 5, failed: 0, skipped: 0 },
    { file: 'apps/e2e/src/agent.e2e.ts', passed: 6, failed: 0, skipped: 0 },
  ],
};

describe('the layer of a test file', () => {
  it.each([
    ['libs/domain/src/money.spec.ts', 'unit'],
    ['libs/domain/src/cycle/evaluate.spec.ts', 'unit'],
    ['libs/domain/src/cycle/late-data.spec.ts', 'unit'],
    ['libs/domain/src/cycle/a-month-in-the-centre.spec.ts', 'story'],
    ['apps/api/src/cycle/cycle.db-spec.ts', 'database'],
    ['apps/api/src/cycle/cycle.controller.spec.ts', 'door'],
    ['apps/api/src/cycle/steps.spec.ts', 'unit'],
    ['apps/web/src/app/rules/rules-page.spec.ts', 'web'],
    ['apps/e2e/src/trainer.e2e.ts', 'journey'],
    ['tools/postgres/start-postgres.spec.ts', 'unit'],
  ])('%s is %s', (file, layer) => expect(layerOf(file)).toBe(layer));
});

describe('the summary', () => {
  it('ends with the counts of all tests and checks, alone on their line', () => {
    const { text, isGood } = summary([good, tests], '3.0 s', null);
    expect(text.split('\n').at(-1)).toBe('28 passed, 0 failed, 1 skipped');
    expect(text.match(/^\d+ passed, \d+ failed, \d+ skipped$/gm)).toHaveLength(1);
    expect(isGood).toBe(true);
  });

  it('shows every layer with its own counts', () => {
    const rows = summary([good, tests], '3.0 s', null)
      .text.split('\n')
      .map((line) => line.trim().split(/\s+/).join(' '));
    expect(rows).toEqual(
      expect.arrayContaining(['check 1 0 0', 'unit 7 0 0', 'story 2 0 0', 'database 3 0 1', 'door 4 0 0', 'web 5 0 0', 'journey 6 0 0']),
    );
  });

  it('fails, in its counts too, when a check does', () => {
    const lint: StageResult = { ...good, isGood: false, check: { ...none, failed: 1 } };
    const { text, isGood } = summary([lint, tests], '3.0 s', null);
    expect(text.split('\n').at(-1)).toBe('27 passed, 1 failed, 1 skipped');
    expect(isGood).toBe(false);
  });

  it('names the files whose tests failed', () => {
    const failing = { ...tests, files: [{ file: 'apps/api/src/audit/audit.db-spec.ts', passed: 1, failed: 2, skipped: 0 }] };
    expect(summary([failing], '2.0 s', null).text).toContain('apps/api/src/audit/audit.db-spec.ts (2)');
  });
});

describe('the journeys, as Playwright reports them', () => {
  const report = (
    statuses: readonly ('expected' | 'unexpected' | 'flaky' | 'skipped')[],
    errors: readonly unknown[] = [],
  ): JourneyReport => ({
    config: { rootDir: `${checkout}/apps/e2e/src` },
    suites: [
      { file: 'agent.e2e.ts', suites: [{ file: 'agent.e2e.ts', specs: statuses.map((status) => ({ ok: true, tests: [{ status }] })) }] },
    ],
    errors,
  });

  it('are counted by file, those inside of groups too', () => {
    expect(filesOf(report(['expected', 'flaky', 'unexpected', 'skipped']))).toEqual([
      { file: 'apps/e2e/src/agent.e2e.ts', passed: 2, failed: 1, skipped: 1 },
    ]);
  });

  it('fail when something broke outside of them', () => {
    expect(filesOf(report(['expected'], [{ message: 'the server did not start' }])).map(({ failed }) => failed)).toEqual([0, 1]);
  });
});
