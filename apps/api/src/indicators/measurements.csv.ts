import type { MeasurementRow } from '@circolo/contracts';
import type { CsvCell } from '../platform/csv';

export const MEASUREMENT_COLUMNS = [
  'indicator',
  'version',
  'period',
  'subjectKind',
  'subjectCode',
  'subjectName',
  'value',
  'sample',
  'low',
  'high',
  'numerator',
  'denominator',
  'missing',
] as const;

export function measurementCells(row: MeasurementRow): readonly CsvCell[] {
  const { subject } = row;
  const named = [row.indicator, row.version, row.period, subject.kind, subject.code, subject.name];
  return [...named, row.value, row.sample, row.low, row.high, row.numerator, row.denominator, row.missing.join(' ')];
}
