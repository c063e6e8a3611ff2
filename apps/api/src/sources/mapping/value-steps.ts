import { AGGREGATE_MEASURES, type MappingField } from '@circolo/contracts';
import type { RecordField } from '../records/record-kind';
import type { FieldReading, ReadingContext, Step } from './reading-steps';
import { boundsOf, longestOf } from './limits';
import { NOT_ADDITIVE } from './not-additive';
import {
  type CountedInstant,
  formattedInstant,
  instantOfEpoch,
  instantOfLocal,
  isCounted,
  isoDay,
  isoInstant,
  localOfSerial,
  reasonOfNoDay,
  reasonOfNoInstant,
} from './read-instant';
import {
  boundedOf,
  durationOf,
  millisecondsOf,
  numberOf,
  reasonOfNoBounded,
  reasonOfNoDuration,
  reasonOfNoScore,
  scoreOf,
} from './read-number';
import { OUTCOME_LETTERS, READINGS, USUAL_WORDS } from './readings';
import { literal, words } from './sql-text';

/** The format of a duration that is a part of a day, as spreadsheets keep it. */
export const DAY_FRACTION = 'day-fraction';

export type ReadField = Exclude<MappingField, { constant: unknown } | { cases: unknown }>;
type Value = Pick<FieldReading, 'steps' | 'reason' | 'details'>;

/** The text to be read (`cell`), and under which name its value goes. */
type Read = ReadingContext & { readonly cell: string; readonly name: string };

/** The steps from a text to the value of a field, and why a text gave none. */
export function valueSteps(field: RecordField, mapped: ReadField, read: Read): Value {
  const { cell, name } = read;
  const as = mapped.as ?? READINGS[field.kind][0];
  const decimal = mapped.decimal ?? read.decimal;
  switch (field.kind) {
    case 'text':
    case 'code': {
      const limit = longestOf(field);
      const sql = `case when octet_length(${cell}) <= ${limit} or length(${cell}) <= ${limit} then ${cell} end`;
      return { steps: [[{ name, sql }]], reason: `'text-too-long'`, details: { limit } };
    }
    case 'measure': {
      const sql = `case when ${cell} in ${words(AGGREGATE_MEASURES)} then ${cell} end`;
      return {
        steps: [[{ name, sql }]],
        reason: `case when ${cell} ~* ${literal(NOT_ADDITIVE)} then 'not-additive' else 'unknown-measure' end`,
        details: {},
      };
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
      return instantValue(mapped, read, null);
    case 'date':
      return dayValue(mapped, read, (day) => day);
    case 'moment': {
      const begins = (day: string): string => `(${day})::timestamp at time zone ${literal(read.timeZone)}`;
      return as === 'date' ? dayValue(mapped, read, begins) : instantValue(mapped, read, begins);
    }
    case 'seconds': {
      const seconds = `${name}_seconds`;
      const last = [{ name, sql: millisecondsOf(seconds) }];
      if (as === 'number') {
        const steps = [[{ name: seconds, sql: numberOf(cell, decimal) }], last];
        return { steps, reason: reasonOfNoDuration(seconds, 'not-a-number'), details: {} };
      }
      if (mapped.format === DAY_FRACTION) {
        const steps = [[{ name: seconds, sql: `round(${numberOf(cell, decimal)} * 86400000) / 1000` }], last];
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
      const scale = mapped.scale ?? field.scale!;
      const steps = [[{ name: number, sql: numberOf(cell, decimal) }], [{ name, sql: scoreOf(number, scale) }]];
      return { steps, reason: reasonOfNoScore(number), details: { from: scale[0], to: scale[1] } };
    }
    case 'whole':
    case 'decimal': {
      const number = `${name}_number`;
      const steps = [[{ name: number, sql: numberOf(cell, decimal, 'numeric') }], [{ name, sql: boundedOf(number, field) }]];
      return { steps, reason: reasonOfNoBounded(number, field), details: boundsOf(field) };
    }
  }
}

/** @param begins when a day alone may stand for its beginning: how that becomes an instant */
function instantValue(mapped: ReadField, read: Read, begins: ((day: string) => string) | null): Value {
  const { cell, name, clocks } = read;
  if (isCounted(mapped.format)) return countedInstant(mapped, mapped.format, read);
  const [spelled, zoned, local] = [`${name}_spelled`, `${name}_zoned`, `${name}_local`];
  const isFormatted = mapped.format !== undefined && mapped.format !== 'iso';
  const sql = isFormatted ? formattedInstant(cell, mapped.format!, spelled) : isoInstant(cell);
  const ways = [...(sql.zoned ? [zoned] : []), instantOfLocal(local, clocks), ...(begins && !isFormatted ? [begins(isoDay(cell))] : [])];
  return {
    steps: [
      ...(sql.spelled ? [[{ name: spelled, sql: sql.spelled }]] : []),
      [{ name: local, sql: sql.local }, ...(sql.zoned ? [{ name: zoned, sql: sql.zoned }] : [])],
      [{ name, sql: ways.length > 1 ? `coalesce(${ways.join(', ')})` : ways[0]! }],
    ],
    reason: reasonOfNoInstant(cell, isFormatted ? spelled : null, local),
    details: {},
  };
}

function countedInstant(mapped: ReadField, format: CountedInstant, { cell, name, clocks, ...read }: Read): Value {
  const [number, local] = [`${name}_number`, `${name}_local`];
  const first = [{ name: number, sql: numberOf(cell, mapped.decimal ?? read.decimal) }];
  if (format !== 'excel-serial')
    return { steps: [first, [{ name, sql: instantOfEpoch(number, format) }]], reason: `'not-an-instant'`, details: {} };
  return {
    steps: [first, [{ name: local, sql: localOfSerial(number) }], [{ name, sql: instantOfLocal(local, clocks) }]],
    reason: `case when ${local} is not null then 'no-such-local-time' else 'not-an-instant' end`,
    details: {},
  };
}

/** A day, by itself or as the one of a local time. */
function dayValue(mapped: ReadField, { cell, name }: Read, kept: (day: string) => string): Value {
  const [spelled, local] = [`${name}_spelled`, `${name}_local`];
  const isFormatted = mapped.format !== undefined && mapped.format !== 'iso';
  const sql = isFormatted ? formattedInstant(cell, mapped.format!, spelled) : isoInstant(cell);
  const first: Step[] = sql.spelled ? [{ name: spelled, sql: sql.spelled }] : [];
  const day = isFormatted ? `${local}::date` : `coalesce(${isoDay(cell)}, ${local}::date)`;
  return {
    steps: [...(first.length > 0 ? [first] : []), [{ name: local, sql: sql.local }], [{ name, sql: kept(day) }]],
    reason: reasonOfNoDay(isFormatted ? spelled : cell),
    details: {},
  };
}

const usual = (side: 'true' | 'false'): string[] => [
  ...new Set(USUAL_WORDS[side].flatMap((word) => [word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1)])),
];
