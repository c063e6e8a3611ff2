import type { MappingCondition, MappingField } from '@circolo/contracts';
import type { RecordField } from '../records/record-kind';
import { constantOf } from './constant';
import type { FieldReading, ReadingContext, Step } from './reading-steps';
import { literal, words } from './sql-text';
import { type ReadField, valueSteps } from './value-steps';

/** A condition of the mapping as SQL over staging's columns; an empty cell is the empty word. */
export function conditionSql(condition: MappingCondition, cellOf: ReadingContext['cellOf']): string {
  const cell = cellOf(condition.column);
  if ('empty' in condition) return condition.empty ? `${cell} is null` : `${cell} is not null`;
  return 'in' in condition ? `coalesce(${cell}, '') in ${words(condition.in)}` : `coalesce(${cell}, '') not in ${words(condition.notIn)}`;
}

/** The name of a field's value: of codes not the column of the key, which is found later. */
export const valueName = ({ kind, subject, name, column }: RecordField): string => (kind === 'code' && subject !== 'label' ? name : column);

export function fieldReading(field: RecordField, mapped: MappingField, context: ReadingContext): FieldReading {
  const value = valueName(field);
  const constant = (text: string | number | boolean): string => constantOf(field, text, context.timeZone).sql!;
  const nothing = { field, columns: [], raw: null, cell: null, value, reason: 'null', details: {} } as const;
  if ('constant' in mapped) return { ...nothing, steps: [[{ name: value, sql: constant(mapped.constant) }]] };
  if ('cases' in mapped) {
    const branches = mapped.cases.map((branch) => {
      if ('otherwise' in branch) return `else ${constant(branch.otherwise)}`;
      return `when ${branch.when.map((condition) => conditionSql(condition, context.cellOf)).join(' and ')} then ${constant(branch.value)}`;
    });
    const conditions = mapped.cases.flatMap((branch) => ('when' in branch ? branch.when : []));
    // `else` alone is no CASE.
    const sql = conditions.length > 0 ? `case ${branches.join(' ')} end` : branches[0]!.replace(/^else /, '');
    return { ...nothing, columns: [...new Set(conditions.map(({ column }) => column))], steps: [[{ name: value, sql }]] };
  }
  const columns = 'column' in mapped ? [mapped.column] : mapped.columns;
  const raw = joined(columns.map(context.cellOf), 'join' in mapped ? mapped.join : '');
  const translation = translated(raw, mapped);
  const cell = translation === raw && columns.length === 1 ? raw : `${value}_cell`;
  const first: Step[] = cell === raw ? [] : [{ name: cell, sql: translation }];
  const { steps, reason, details } = valueSteps(field, mapped, { cell, name: value, ...context });
  return { field, columns, raw, cell, value, reason, details, steps: first.length > 0 ? [first, ...steps] : steps };
}

/** The same reading with its value made into another, such as a pseudonym. */
export function changedReading(reading: FieldReading, change: (value: string) => string): FieldReading {
  const last = reading.steps.at(-1)!.map((step) => (step.name === reading.value ? { ...step, sql: change(step.sql) } : step));
  return { ...reading, steps: [...reading.steps.slice(0, -1), last] };
}

function joined(cells: readonly string[], join: string): string {
  if (cells.length === 1) return cells[0]!;
  return `case when ${cells.map((cell) => `${cell} is null`).join(' and ')} then null else ${cells.map((cell) => `coalesce(${cell}, '')`).join(` || ${literal(join)} || `)} end`;
}

/** Other words for an empty cell, then the translation; a word translated into nothing is no value either. */
function translated(raw: string, { blank, values }: ReadField): string {
  const branches = [
    ...(blank ? [`when ${raw} in ${words(blank)} then null`] : []),
    ...Object.entries(values ?? {}).map(([from, to]) => `when ${raw} = ${literal(from)} then ${to === '' ? 'null' : literal(to)}`),
  ];
  return branches.length > 0 ? `case ${branches.join(' ')} else ${raw} end` : raw;
}
