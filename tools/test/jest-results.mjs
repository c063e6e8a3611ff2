import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A reporter of Jest that writes, for each test file, how many tests passed, failed and were skipped, to
 * `dist/test-results/jest/<project>.json`. The test command gives it to every project and adds up what they write.
 */
export default class JestResults {
  #root = path.resolve(import.meta.dirname, '../..');

  onRunComplete(_contexts, { testResults }) {
    const folder = path.join(this.#root, 'dist/test-results/jest');
    const project = process.env.NX_TASK_TARGET_PROJECT ?? 'jest';
    const files = testResults.map((result) => ({
      file: path.relative(this.#root, result.testFilePath).split(path.sep).join('/'),
      passed: result.numPassingTests,
      // A file that could not be run at all holds no test, and is a failure all the same.
      failed: result.numFailingTests || (result.testExecError ? 1 : 0),
      skipped: result.numPendingTests + result.numTodoTests,
    }));
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${project}.json`), JSON.stringify(files));
  }
}
