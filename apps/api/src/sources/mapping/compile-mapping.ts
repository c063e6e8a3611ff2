import { INTERACTION_FIELDS, type Mapping, REQUIRED_FIELDS, type InteractionField } from '@circolo/contracts';
import { conditionSql, type FieldReading, fieldReading, type Step } from './field-reading';
import type { ClockChanges } from './read-instant';

export interface FileShape {
  /** The columns of the file, in its order. */
  readonly columns: readonly string[];
  /** Some cell begins or ends with blanks, which are no part of its value. */
  readonly padded: boolean;
}

/** A mapping as SQL over the table `staging` (`ordinal`, `c1`, `c2`...), to be run on whole sets of rows. */
export interface CompiledMapping {
  readonly fields: readonly FieldReading[];
  /** A row is left out when this holds; null when none is. */
  readonly skip: string | null;
  /** Holds for a row that gives an interaction, codes of subjects apart. */
  readonly sound: string;
  /** The query that reads the rows for which `where` (over staging) holds; its columns are the names in `fields`, staging's own that they use, and `ordinal`. */
  readonly rows: (where?: string) => string;
}

/** Compiles a mapping that `mappingProblems` found no fault with. */
export function compileMapping(mapping: Mapping, file: FileShape, clocks: ClockChanges): CompiledMapping {
  const used = new Set<string>();
  const cellOf = (column: string): string => {
    const cell = `c${file.columns.indexOf(column) + 1}`;
    used.add(cell);
    return cell;
  };
  const context = { cellOf, decimal: 'decimal' in mapping.format ? mapping.format.decimal : '.', clocks };
  const fields = INTERACTION_FIELDS.flatMap((field) =>
    mapping.fields[field] ? [fieldReading(field, mapping.fields[field], context)] : [],
  );
  const skipWhen = mapping.rows.skipWhen;
  const skip = skipWhen ? skipWhen.map((condition) => conditionSql(condition, cellOf)).join(' and ') : null;
  const base = ['ordinal', ...[...used].sort()];
  return {
    fields,
    skip,
    sound: fields.map(soundness).join(' and '),
    rows: (where) => layered(base, file.padded, fields, [skip && `not (${skip})`, where].filter((condition) => !!condition) as string[]),
  };
}

/** A required value is there, and no text is without its value. */
function soundness({ field, cell, value }: FieldReading): string {
  if (isRequired(field)) return `${value} is not null`;
  return cell === null ? 'true' : `(${value} is not null or ${cell} is null)`;
}

export const isRequired = (field: InteractionField): boolean => (REQUIRED_FIELDS as readonly InteractionField[]).includes(field);

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
