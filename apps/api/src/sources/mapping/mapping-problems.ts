import type { Mapping, MappingField } from '@circolo/contracts';
import type { RecordDescriptor, RecordField } from '../records/record-kind';
import { constantOf } from './constant';
import { labelFields } from './label-fields';
import { isPseudonymised } from './pseudonyms';
import { READINGS, type Reading } from './readings';
import { isCounted } from './read-instant';
import { DAY_FRACTION } from './value-steps';
import { durationFormat, instantFormat } from './written-format';

/** A fault of a mapping that its schema cannot see. */
export interface MappingProblem {
  /** Where it is, such as `fields.arrivedAt.format`. */
  readonly field: string;
  readonly code:
    | 'reading-not-for-field'
    | 'key-not-for-reading'
    | 'constant-not-for-field'
    | 'format-unknown-letter'
    | 'format-part-twice'
    | 'format-open-quote'
    | 'format-unclear'
    | 'format-date-missing'
    | 'format-no-parts'
    | 'format-parts-out-of-order'
    | 'word-both-ways'
    | 'scale-order'
    | 'otherwise-not-last'
    | 'delimiter'
    | 'invalid-character'
    | 'time-zone-unknown'
    | 'column-pseudonymised';
  readonly message: string;
}

const KEYS: Readonly<Record<string, readonly Reading[]>> = {
  format: ['instant', 'date', 'duration'],
  decimal: ['number'],
  true: ['boolean'],
  false: ['boolean'],
  scale: ['number'],
};

/** Every fault of a mapping of a kind of records, before any file is looked at. */
export function mappingProblems({ fields }: RecordDescriptor, mapping: Mapping): readonly MappingProblem[] {
  const problems: MappingProblem[] = [];
  if (JSON.stringify(mapping).includes('\\u0000'))
    problems.push({ field: 'mapping', code: 'invalid-character', message: 'No text may have a NUL' });
  if (mapping.format.kind === 'csv' && (!/^[\t\x20-\x7e]$/.test(mapping.format.delimiter) || mapping.format.delimiter === '"')) {
    problems.push({ field: 'format.delimiter', code: 'delimiter', message: 'One ASCII character that is not a quote' });
  }
  if (mapping.timeZone !== undefined && !isTimeZone(mapping.timeZone)) {
    problems.push({ field: 'timeZone', code: 'time-zone-unknown', message: 'Not a time zone, such as Europe/Rome' });
  }
  const within = (at: string, found: readonly MappingProblem[]) =>
    problems.push(...found.map((one) => ({ ...one, field: `${at}${one.field}` })));
  for (const field of fields) {
    const mapped = mapping.fields[field.name as keyof Mapping['fields']];
    if (mapped) within(`fields.${field.name}`, fieldProblems(field, mapped));
  }
  for (const { field, mapped } of labelFields(mapping)) within(field.name, fieldProblems(field, mapped));
  problems.push(...columnsInTheClear(mapping));
  return problems;
}

/** Whether it names a region's time zone; offsets such as `+01:00` do not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The columns that a mapping reads, each once. */
export function columnsOfMapping(mapping: Mapping): readonly string[] {
  const conditions = mapping.rows.skipWhen ?? [];
  const columns = [...Object.values(mapping.fields), ...Object.values(mapping.labels ?? {})].flatMap((mapped: MappingField | undefined) => {
    if (!mapped || 'constant' in mapped) return [];
    if ('cases' in mapped) return mapped.cases.flatMap((branch) => ('when' in branch ? branch.when.map(({ column }) => column) : []));
    return 'column' in mapped ? [mapped.column] : mapped.columns;
  });
  return [...new Set([...conditions.map(({ column }) => column), ...columns])];
}

/** What is kept as a pseudonym in one field must not stand in the clear in another. */
function columnsInTheClear(mapping: Mapping): MappingProblem[] {
  const read = [
    ...Object.entries(mapping.fields).map(([name, mapped]) => ({ name, at: `fields.${name}`, columns: columnsRead(mapped) })),
    ...Object.entries(mapping.labels ?? {}).map(([name, mapped]) => ({ name: null, at: `labels.${name}`, columns: columnsRead(mapped) })),
  ];
  const isKept = (name: string | null): boolean => name !== null && isPseudonymised(mapping, name);
  const secret = new Set(read.flatMap(({ name, columns }) => (isKept(name) ? columns : [])));
  return read
    .filter(({ name, columns }) => !isKept(name) && columns.some((column) => secret.has(column)))
    .map(({ at }) => ({ field: at, code: 'column-pseudonymised', message: 'Another field keeps a pseudonym of this column' }));
}

/** The columns whose texts become the value of a field. */
function columnsRead(mapped: MappingField | undefined): readonly string[] {
  if (!mapped || 'constant' in mapped || 'cases' in mapped) return [];
  return 'column' in mapped ? [mapped.column] : mapped.columns;
}

function fieldProblems(field: RecordField, mapped: MappingField): MappingProblem[] {
  const notForField = (at: string): MappingProblem => ({
    field: at,
    code: 'constant-not-for-field',
    message: 'The field cannot have this value',
  });
  if ('constant' in mapped) return constantOf(field, mapped.constant).sql === null ? [notForField('.constant')] : [];
  if ('cases' in mapped) {
    return mapped.cases.flatMap((branch, place) => {
      const value = 'otherwise' in branch ? branch.otherwise : branch.value;
      const problems = constantOf(field, value).sql === null ? [notForField(`.cases.${place}`)] : [];
      const isEarly = 'otherwise' in branch && place < mapped.cases.length - 1;
      return isEarly
        ? [...problems, { field: `.cases.${place}`, code: 'otherwise-not-last' as const, message: 'Nothing may follow otherwise' }]
        : problems;
    });
  }
  return readingProblems(field, mapped);
}

function readingProblems(field: RecordField, mapped: Exclude<MappingField, { constant: unknown } | { cases: unknown }>): MappingProblem[] {
  const { kind } = field;
  const readings = READINGS[kind];
  const as = mapped.as ?? readings[0]!;
  if (!readings.includes(as)) return [{ field: '.as', code: 'reading-not-for-field', message: `One of ${readings.join(', ')}` }];
  // Formats of numbers that count, which have a decimal sign.
  const counts = as === 'duration' ? mapped.format === DAY_FRACTION : as === 'instant' && isCounted(mapped.format);
  const problems: MappingProblem[] = Object.entries(KEYS)
    .filter(
      ([key, ofReadings]) =>
        !(key === 'decimal' && counts) &&
        mapped[key as keyof typeof mapped] !== undefined &&
        (!ofReadings.includes(as) || (key === 'scale' && kind !== 'score')),
    )
    .map(([key]) => ({ field: `.${key}`, code: 'key-not-for-reading', message: `Means nothing for a ${kind} read as ${as}` }));
  if (problems.length > 0) return problems;
  if (mapped.format !== undefined && mapped.format !== 'iso' && !counts) {
    const reading = as !== 'duration' ? instantFormat(mapped.format) : durationFormat(mapped.format);
    if ('fault' in reading)
      problems.push({ field: '.format', code: `format-${reading.fault}`, message: 'Unicode letters: yyyy yy MM M dd d HH H mm m ss s' });
  }
  if (mapped.format === 'iso' && as === 'duration')
    problems.push({ field: '.format', code: 'format-unknown-letter', message: 'H, mm and ss' });
  if (mapped.true?.some((word) => mapped.false?.includes(word))) {
    problems.push({ field: '.true', code: 'word-both-ways', message: 'A word means yes or no, not both' });
  }
  if (mapped.scale && !(mapped.scale[0] < mapped.scale[1] && mapped.scale[0] >= -1000 && mapped.scale[1] <= 1000)) {
    problems.push({ field: '.scale', code: 'scale-order', message: 'From the least to the greatest, within 1000' });
  }
  return problems;
}
