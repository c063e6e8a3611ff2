import { durationFormat, type Part, type Written } from './written-format';
import type { RecordField, Scale } from '../records/record-kind';
import { boundsOf } from './limits';
import { LONGEST_SECONDS } from './readings';
import { literal, withoutDigits } from './sql-text';

const SECONDS: Readonly<Partial<Record<Part, number>>> = { hour: 3600, minute: 60, second: 1 };

/**
 * A number. Thousands may be set off only where that is clear: in groups of three, with decimals after them or twice, as in
 * `1.234,56` or `1.234.567` where the decimal sign is a comma; `1.234` alone could be either and is refused.
 * @param type what it becomes: `numeric` where every digit counts
 */
export function numberOf(cell: string, decimal: '.' | ',', type: 'float8' | 'numeric' = 'float8'): string {
  const group = decimal === '.' ? ',' : '.';
  const plain = `'^-?\\d{1,15}([${decimal}]\\d{1,30})?$'`;
  const grouped = `'^-?\\d{1,3}(([${group}]\\d{3})+[${decimal}]\\d{1,15}|([${group}]\\d{3}){2,4})$'`;
  const written = `replace(replace(${cell}, '${group}', ''), ',', '.')`;
  return `case when octet_length(${cell}) < 10 and ${withoutDigits(cell)} = '' then ${cell}::${type}
    when ${cell} ~ ${plain} or ${cell} ~ ${grouped} then ${written}::${type} end`;
}

/** How a text becomes a duration in seconds: the number that its digits write together, if that is enough to tell its parts, and the seconds. */
export interface DurationSql {
  readonly digits: string | null;
  readonly seconds: string;
}

/**
 * A duration written in a format such as `H.mm.ss`; the greatest part may go beyond 59, the others may not. Where those have two
 * digits each, `0.02.23` is read as the number 223, which is the quicker way; `digits` is the name of the step of that name.
 */
export function durationOf(cell: string, format: string, digits: string): DurationSql {
  const reading = durationFormat(format);
  if ('fault' in reading) throw new Error(`a format that was not checked: ${format}`);
  const { written, literals } = reading;
  const unsigned = `ltrim(${cell}, '-')`;
  const negative = `${withoutDigits(cell)} = ${literal(`-${literals}`)} and ${cell} like '-%'`;
  const isWritten = `${withoutDigits(cell)} = ${literal(literals)}`;
  const byParts = `case when ${isWritten} then ${secondsOfParts(cell, written)} when ${negative} then - (${secondsOfParts(unsigned, written)}) end`;
  const tail = Object.entries(written[0]!.places).slice(1);
  if (
    written.some(({ places }) =>
      Object.values(places)
        .slice(1)
        .some(({ length }) => length !== 2),
    )
  )
    return { digits: null, seconds: byParts };

  const [leading] = Object.keys(written[0]!.places) as [Part];
  const parts = tail.map(([part], place) => ({
    sql: `${digits} / ${100 ** (tail.length - 1 - place)} % 100`,
    seconds: SECONDS[part as Part]!,
  }));
  const sum = [`${digits} / ${100 ** tail.length} * ${SECONDS[leading]}`, ...parts.map((part) => `${part.sql} * ${part.seconds}`)].join(
    ' + ',
  );
  const bounds = parts.map(({ sql }) => `${sql} < 60`).join(' and ') || 'true';
  return {
    digits: `case when ${isWritten} and (${written.map(({ like }) => `${cell} like ${literal(like)}`).join(' or ')}) then translate(${cell}, ${literal(literals)}, '')::int4 end`,
    seconds: `case when ${digits} is null then ${byParts} when ${bounds} then (${sum})::float8 end`,
  };
}

function secondsOfParts(text: string, written: readonly Written[]): string {
  const ways = written.map(({ like, places }) => {
    const parts = Object.entries(places).map(([part, { from, length }]) => ({
      sql: `substr(${text}, ${from}, ${length})`,
      seconds: SECONDS[part as Part]!,
    }));
    const bounds = parts.slice(1).map(({ sql }) => `lpad(${sql}, 2, '0') < '60'`);
    const sum = parts.map((part) => `${part.sql}::float8 * ${part.seconds}`).join(' + ');
    return `when ${text} like ${literal(like)} then case when ${bounds.join(' and ') || 'true'} then ${sum} end`;
  });
  return `case ${ways.join(' ')} end`;
}

/** Seconds as whole milliseconds; null below zero and beyond what four bytes hold. */
export const millisecondsOf = (seconds: string): string =>
  `case when ${seconds} between 0 and ${LONGEST_SECONDS} then (${seconds} * 1000)::int4 end`;

/** Why a text that is there gave no duration; `seconds` is what was read of it. */
export function reasonOfNoDuration(seconds: string, unread: 'not-a-number' | 'not-a-duration'): string {
  return `case when ${seconds} is null then '${unread}' when ${seconds} < 0 then 'negative-duration' else 'duration-too-long' end`;
}

/** A whole number on its scale, both ends inside. */
export const scoreOf = (number: string, [from, to]: Scale): string =>
  `case when ${number} between ${from} and ${to} and ${number} = trunc(${number}) then ${number}::int2 end`;

export function reasonOfNoScore(number: string): string {
  return `case when ${number} is null then 'not-a-number' when ${number} <> trunc(${number}) then 'not-a-whole-number' else 'off-scale' end`;
}

const isOutOfBounds = (number: string, field: RecordField): string => {
  const { from, to } = boundsOf(field);
  return `${number} < ${from} or ${number} > ${to}`;
};

/** A number within the bounds of its field: whole, or with all its decimals. */
export function boundedOf(number: string, field: RecordField): string {
  const faults = [
    isOutOfBounds(number, field),
    ...(field.kind === 'whole' ? [`${number} <> trunc(${number})`] : []),
    ...(field.aboveZero ? [`${number} = 0`] : []),
  ];
  return `case when ${faults.join(' or ')} then null else ${number}${field.kind === 'whole' ? '::int4' : ''} end`;
}

export function reasonOfNoBounded(number: string, field: RecordField): string {
  const whole = field.kind === 'whole' ? `when ${number} <> trunc(${number}) then 'not-a-whole-number'` : '';
  const aboveZero = field.aboveZero ? `when ${number} <= 0 then 'not-above-zero'` : '';
  return `case when ${number} is null then 'not-a-number' ${whole} ${aboveZero} else 'out-of-range' end`;
}
