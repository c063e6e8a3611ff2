import type { Mapping } from '@circolo/contracts';
import type { RecordCheck, RecordDescriptor } from '../records/record-kind';
import { typeOf } from '../records/record-kind';
import { changedReading, conditionSql, fieldReading } from './field-reading';
import type { FieldReading, ReadingContext, Step } from './reading-steps';
import { labelFields } from './label-fields';
import { hidesRows, isPseudonymised, pseudonymOf } from './pseudonyms';
import type { ClockChanges } from './read-instant';
import { literal } from './sql-text';

export interface FileShape {
  /** The columns of the file, in its order. */
  readonly columns: readonly string[];
  /** Some cell begins or ends with blanks, which are no part of its value. */
  readonly padded: boolean;
}

/** In which time zone the file's local times are, and in which the organisation's days begin. */
export interface Zones {
  readonly clocks: ClockChanges;
  readonly timeZone: string;
}

/** A check of a kind of records as SQL over the values of a row. */
export interface CompiledCheck extends Omit<RecordCheck, 'fails'> {
  readonly fails: string;
}

/** A mapping as SQL over the table `staging` (`ordinal`, `c1`, `c2`...), to be run on whole sets of rows. */
export interface CompiledMapping {
  readonly records: RecordDescriptor;
  readonly fields: readonly FieldReading[];
  readonly checks: readonly CompiledCheck[];
  /** A row is left out when this holds; null when none is. */
  readonly skip: string | null;
  /** Holds for a row that gives a record, codes of subjects apart. */
  readonly sound: string;
  /** The local day on which the record of a row counts, over its values. */
  readonly day: string;
  /** Rows may not be shown as they stand in the file: they name somebody of whom only a pseudonym is kept. */
  readonly hidesRows: boolean;
  /** The query that reads the rows for which `where` (over staging) holds; its columns are the names in `fields`, staging's own that they use, and `ordinal`. */
  readonly rows: (where?: string) => string;
}

/** Compiles a mapping that `mappingProblems` found no fault with. */
export function compileMapping(records: RecordDescriptor, mapping: Mapping, file: FileShape, { clocks, timeZone }: Zones): CompiledMapping {
  const used = new Set<string>();
  const cellOf = (column: string): string => {
    const cell = `c${file.columns.indexOf(column) + 1}`;
    used.add(cell);
    return cell;
  };
  const context = { cellOf, decimal: 'decimal' in mapping.format ? mapping.format.decimal : ('.' as const), clocks, timeZone };
  const fields = [...mappedFields(records, mapping, context), ...mappedLabels(mapping, context)];
  const skipWhen = mapping.rows.skipWhen;
  const skip = skipWhen ? skipWhen.map((condition) => conditionSql(condition, cellOf)).join(' and ') : null;
  const base = ['ordinal', ...[...used].sort()];
  const day = dayOf(records, timeZone);
  const checks = records.checks.map((check) => ({
    ...check,
    fails: check.fails((field) => (field === 'day' ? day : valueOf(records, fields, field))),
  }));
  return {
    records,
    fields,
    checks,
    skip,
    sound: [...fields.map(soundness), ...checks.map(({ fails }) => `(${fails}) is not true`)].join(' and '),
    day,
    hidesRows: hidesRows(mapping),
    rows: (where) => layered(base, file.padded, fields, [skip && `not (${skip})`, where].filter((condition) => !!condition) as string[]),
  };
}

/** The local day of a row, over the value of the field that says it (`moment`: how that is written elsewhere). */
export function dayOf({ dayField }: RecordDescriptor, timeZone: string, moment = dayField.column): string {
  return dayField.kind === 'date' ? moment : `(${moment} at time zone ${literal(timeZone)})::date`;
}

function mappedFields(records: RecordDescriptor, mapping: Mapping, context: ReadingContext): FieldReading[] {
  return records.fields.flatMap((field) => {
    const mapped = mapping.fields[field.name as keyof Mapping['fields']];
    if (!mapped) return [];
    const reading = fieldReading(field, mapped, context);
    if (!isPseudonymised(mapping, field.name)) return [reading];
    return [{ ...changedReading(reading, pseudonymOf), raw: reading.raw && pseudonymOf(reading.raw) }];
  });
}

function mappedLabels(mapping: Mapping, context: ReadingContext): FieldReading[] {
  return labelFields(mapping).map(({ field, mapped, prefix }) =>
    changedReading(fieldReading(field, mapped, context), (value) => `${literal(prefix)} || (${value})`),
  );
}

/** The value of a field by its name; null, of its type, where the field is not mapped. */
function valueOf(records: RecordDescriptor, fields: readonly FieldReading[], name: string): string {
  const reading = fields.find(({ field }) => field.name === name);
  return reading?.value ?? `null::${typeOf(records.fields.find((field) => field.name === name)!.kind)}`;
}

/** A required value is there, and no text is without its value. */
function soundness({ field, cell, value }: FieldReading): string {
  if (field.required) return `${value} is not null`;
  return cell === null ? 'true' : `(${value} is not null or ${cell} is null)`;
}

/**
 * One subquery for each round of steps, so that a step's value is computed once and used by name: `offset 0` keeps the planner from
 * writing the expression wherever its name stands.
 */
function layered(base: readonly string[], padded: boolean, fields: readonly FieldReading[], conditions: readonly string[]): string {
  const cells = base.map((name) => (padded && name !== 'ordinal' ? `nullif(btrim(${name}, E' \\t'), '') as ${name}` : name));
  let names = [...base];
  let sql = padded ? `select ${cells.join(', ')} from staging offset 0` : 'staging';
  let where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
  const rounds = Math.max(...fields.map(({ steps }) => steps.length));
  for (let round = 0; round < rounds; round++) {
    const steps: readonly Step[] = fields.flatMap((field) => field.steps[round] ?? []);
    const from = sql === 'staging' ? sql : `(${sql}) l${round}`;
    sql = `select ${[...names, ...steps.map((step) => `${step.sql} as ${step.name}`)].join(', ')} from ${from}${where} offset 0`;
    where = '';
    names = [...names, ...steps.map(({ name }) => name)];
  }
  return sql;
}
