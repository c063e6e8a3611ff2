import type { InteractionField, MappingCondition, MappingField } from '@circolo/contracts';
import { constantOf } from './constant';
import { FIELDS, LONGEST_TEXT, OUTCOME_LETTERS, READINGS, USUAL_SCALES, USUAL_WORDS, type Scale } from './interaction-fields';
import { type ClockChanges, formattedInstant, instantOfLocal, isoInstant, reasonOfNoInstant } from './read-instant';
import { durationOf, millisecondsOf, numberOf, reasonOfNoDuration, reasonOfNoScore, scoreOf } from './read-number';
import { literal, words } from './sql-text';

/** A value computed under a name, for the steps after it. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** How one field is read: each list of steps may use the names of the lists before it, the first the columns of staging. */
export interface FieldReading {
  readonly field: InteractionField;
  /** The file's columns that it comes from. */
  readonly columns: readonly string[];
  readonly steps: readonly (readonly Step[])[];
  /** The text as it stands in the file, over staging's columns. */
  readonly raw: string | null;
  /** The name of the text that was read; null where no text can be at fault. */
  readonly cell: string | null;
  /** The name of the value. */
  readonly value: string;
  /** Why `cell` gave no value. */
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ReadingContext {
  /** Staging's column for a column of the file. */
  readonly cellOf: (column: string) => string;
  readonly decimal: '.' | ',';
  readonly clocks: ClockChanges;
}

/** A condition of the mapping as SQL over staging's columns; an empty cell is the empty word. */
export function conditionSql(condition: MappingCondition, cellOf: ReadingContext['cellOf']): string {
  const cell = cellOf(condition.column);
  if ('empty' in condition) return condition.empty ? `${cell} is null` : `${cell} is not null`;
  return 'in' in condition ? `coalesce(${cell}, '') in ${words(condition.in)}` : `coalesce(${cell}, '') not in ${words(condition.notIn)}`;
}

export function fieldReading(field: InteractionField, mapped: MappingField, context: ReadingContext): FieldReading {
  const value = FIELDS[field].kind === 'code' ? field : FIELDS[field].column;
  const nothing = { field, columns: [], raw: null, cell: null, value, reason: 'null', details: {} } as const;
  if ('constant' in mapped) return { ...nothing, steps: [[{ name: value, sql: constantOf(field, mapped.constant).sql! }]] };
  if ('cases' in mapped) {
    const branches = mapped.cases.map((branch) => {
      if ('otherwise' in branch) return `else ${constantOf(field, branch.otherwise).sql}`;
      return `when ${branch.when.map((condition) => conditionSql(condition, context.cellOf)).join(' and ')} then ${constantOf(field, branch.value).sql}`;
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
  const { steps, reason, details } = valueOf(field, mapped, cell, value, context);
  return { field, columns, raw, cell, value, reason, details, steps: first.length > 0 ? [first, ...steps] : steps };
}

type ReadField = Exclude<MappingField, { constant: unknown } | { cases: unknown }>;
type Value = Pick<FieldReading, 'steps' | 'reason' | 'details'>;

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

function valueOf(field: InteractionField, mapped: ReadField, cell: string, name: string, { decimal, clocks }: ReadingContext): Value {
  const { kind } = FIELDS[field];
  const as = mapped.as ?? READINGS[kind][0];
  switch (kind) {
    case 'text':
    case 'code': {
      const sql = `case when octet_length(${cell}) <= ${LONGEST_TEXT} or length(${cell}) <= ${LONGEST_TEXT} then ${cell} end`;
      return { steps: [[{ name, sql }]], reason: `'text-too-long'`, details: { limit: LONGEST_TEXT } };
    }
    case 'outcome': {
      const branches = Object.entries(OUTCOME_LETTERS).map(([word, letter]) => `when ${literal(word)} then '${letter}'`);
      return { steps: [[{ name, sql: `(case ${cell} ${branches.join(' ')} end)::"char"` }]], reason: `'unknown-outcome'`, details: {} };
    }
    case 'boolean': {
      const sql = `case when ${cell} in ${words(mapped.true ?? (mapped.false ? [] : usual('true')))} then true when ${cell} in ${words(mapped.false ?? (mapped.true ? [] : usual('false')))} then false end`;
      return { steps: [[{ name, sql }]], reason: `'not-a-boolean'`, details: {} };
    }
    case 'instant':
      return instantValue(mapped, cell, name, clocks);
    case 'seconds': {
      const seconds = `${name}_seconds`;
      const last = [{ name, sql: millisecondsOf(seconds) }];
      if (as === 'number') {
        const steps = [[{ name: seconds, sql: numberOf(cell, mapped.decimal ?? decimal) }], last];
        return { steps, reason: reasonOfNoDuration(seconds, 'not-a-number'), details: {} };
      }
      const digits = `${name}_digits`;
      const sql = durationOf(cell, mapped.format ?? 'H:mm:ss', digits);
      const first = sql.digits === null ? [] : [[{ name: digits, sql: sql.digits }]];
      return {
        steps: [...first, [{ name: seconds, sql: sql.seconds }], last],
        reason: reasonOfNoDuration(seconds, 'not-a-duration'),
        details: {},
      };
    }
    case 'score': {
      const number = `${name}_number`;
      const scale: Scale = mapped.scale ?? USUAL_SCALES[field] ?? [1, 5];
      const steps = [[{ name: number, sql: numberOf(cell, mapped.decimal ?? decimal) }], [{ name, sql: scoreOf(number, scale) }]];
      return { steps, reason: reasonOfNoScore(number), details: { from: scale[0], to: scale[1] } };
    }
  }
}

function instantValue(mapped: ReadField, cell: string, name: string, clocks: ClockChanges): Value {
  const [spelled, zoned, local] = [`${name}_spelled`, `${name}_zoned`, `${name}_local`];
  const isFormatted = mapped.format !== undefined && mapped.format !== 'iso';
  const sql = isFormatted ? formattedInstant(cell, mapped.format!, spelled) : isoInstant(cell);
  const instant = instantOfLocal(local, clocks);
  return {
    steps: [
      ...(sql.spelled ? [[{ name: spelled, sql: sql.spelled }]] : []),
      [{ name: local, sql: sql.local }, ...(sql.zoned ? [{ name: zoned, sql: sql.zoned }] : [])],
      [{ name, sql: sql.zoned ? `coalesce(${zoned}, ${instant})` : instant }],
    ],
    reason: reasonOfNoInstant(cell, isFormatted ? spelled : null, local),
    details: {},
  };
}

const usual = (side: 'true' | 'false'): string[] => [
  ...new Set(USUAL_WORDS[side].flatMap((word) => [word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1)])),
];
