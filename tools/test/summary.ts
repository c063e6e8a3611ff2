import { countsLine, sumOf } from './counts.ts';
import { layerOf, layers } from './layers.ts';
import type { StageResult } from './stage-run.ts';

/** What is printed at the end: the parts with their times, what failed, the tests by layer, and as the last line the counts of all. */
export function summary(
  stages: readonly StageResult[],
  totalTime: string,
  advice: string | null,
): { readonly text: string; readonly isGood: boolean } {
  const files = stages.flatMap((stage) => stage.files);
  const failed = files.filter((file) => file.failed > 0);
  const byLayer = layers.map((layer) => ({
    layer,
    counts: sumOf(layer === 'check' ? stages.map((stage) => stage.check) : files.filter(({ file }) => layerOf(file) === layer)),
  }));
  const all = sumOf(byLayer.map(({ counts }) => counts));
  const lines = [
    '',
    ...stages.map(({ name, time, isGood }) => `${name.padEnd(12)}${time.padStart(14)}  ${isGood ? 'ok' : 'FAILED'}`),
    `${'all'.padEnd(12)}${totalTime.padStart(14)}`,
    ...(failed.length > 0 ? ['', 'Failed:', ...failed.map(({ file, failed: count }) => `  ${file} (${count})`)] : []),
    ...(advice === null ? [] : ['', advice]),
    '',
    row('layer', 'passed', 'failed', 'skipped'),
    ...byLayer.map(({ layer, counts }) => row(layer, counts.passed, counts.failed, counts.skipped)),
    '',
    countsLine(all),
  ];
  return { text: lines.join('\n'), isGood: all.failed === 0 };
}

function row(layer: string, ...cells: readonly (string | number)[]): string {
  return [layer.padEnd(12), ...cells.map((cell) => String(cell).padStart(9))].join('');
}
