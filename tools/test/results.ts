import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkout } from '../start/checkout.ts';
import { type Counts, none } from './counts.ts';

/** What one test file came to. */
export type FileResult = Counts & { readonly file: string };

type Spec = { readonly ok: boolean; readonly tests: readonly { readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[] };
type Suite = { readonly file: string; readonly specs?: readonly Spec[]; readonly suites?: readonly Suite[] };
/** The part we read of what Playwright's `json` reporter writes. */
export type JourneyReport = {
  readonly config: { readonly rootDir: string };
  readonly suites: readonly Suite[];
  readonly errors: readonly unknown[];
};

export const resultsFolder = path.join(checkout, 'dist/test-results');
export const journeyReport = path.join(resultsFolder, 'journeys.json');

/**
 * What the test files of these projects came to. A project that wrote nothing did not get as far as its tests: one failure.
 */
export function jestResults(projects: readonly string[]): readonly FileResult[] {
  return projects.flatMap((project) => {
    const report = path.join(resultsFolder, 'jest', `${project}.json`);
    if (!existsSync(report)) return [{ file: `${project} (its tests did not run)`, ...none, failed: 1 }];
    return JSON.parse(readFileSync(report, 'utf8')) as FileResult[];
  });
}

/** Takes away the report of journeys that went before. */
export function forgetJourneys(): void {
  rmSync(journeyReport, { force: true });
}

/** What the journeys came to, from Playwright's report; one failure when there is none. */
export function journeyResults(): readonly FileResult[] {
  if (!existsSync(journeyReport)) return [{ file: 'apps/e2e/ (the journeys did not run)', ...none, failed: 1 }];
  return filesOf(JSON.parse(readFileSync(journeyReport, 'utf8')) as JourneyReport);
}

/** A journey that passed when it was repeated counts as passed, as it does in Playwright's own exit code. */
export function filesOf({ config, suites, errors }: JourneyReport): readonly FileResult[] {
  const files = suites.map((suite) => {
    const statuses = specsOf(suite).flatMap((spec) => spec.tests.map((test) => test.status));
    const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
    return {
      file: path.relative(checkout, path.resolve(config.rootDir, suite.file)).split(path.sep).join('/'),
      passed: count('expected', 'flaky'),
      failed: count('unexpected'),
      skipped: count('skipped'),
    };
  });
  return errors.length > 0 ? [...files, { file: 'apps/e2e/ (outside of the journeys)', ...none, failed: errors.length }] : files;
}

function specsOf(suite: Suite): readonly Spec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}
