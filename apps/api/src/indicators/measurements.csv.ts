import type { MeasurementRow } from '@circolo/contracts';
import type { CsvCell } from '../platform/csv';

export const MEASUREMENT_COLUMNS = [
  'indicator',
  'version',
  'period',
  'subjectKind',
  'subjectCode',
  'subjectName',
  'crossedKind',
  'crossedCode',
  'crossedName',
  'parameters',
  'value',
  'sample',
  'low',
  'high',
  'numerator',
  'denominator',
  'missing',
] as const;

export function measurementCells(row: MeasurementRow): readonly CsvCell[] {
  const { subject, crossed } = row;
  const parameters = Object.entries(row.parameters).map(([name, value]) => `${name}=${value}`);
  const named = [
    ...[row.indicator, row.version, row.period, subject.kind, subject.code, subject.name],
    ...[crossed?.kind ?? null, crossed?.code ?? null, crossed?.name ?? null, parameters.join(' ')],
  ];
  return [...named, row.value, row.sample, row.low, row.high, row.numerator, row.denominator, row.missing.join(' ')];
}
