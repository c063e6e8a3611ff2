import type { DeviationRow } from '@circolo/contracts';
import type { CsvCell } from '../platform/csv';

const FIGURES = [
  'value',
  'sample',
  'low',
  'high',
  'numerator',
  'denominator',
  'target',
  'targetUpper',
  'warning',
  'critical',
  'origin',
  'gap',
  'deviation',
  'severity',
  'significant',
  'signal',
  'trend',
  'periodsOff',
] as const satisfies readonly (keyof DeviationRow)[];

export const DEVIATION_COLUMNS = [
  'indicator',
  'version',
  'period',
  'subjectKind',
  'subjectCode',
  'subjectName',
  ...FIGURES,
  'missing',
] as const;

export function deviationCells(row: DeviationRow): readonly CsvCell[] {
  const { subject } = row;
  const named = [row.indicator, row.version, row.period, subject.kind, subject.code, subject.name];
  return [...named, ...FIGURES.map((figure) => row[figure]), row.missing.join(' ')];
}
