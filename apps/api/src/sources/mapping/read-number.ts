import { durationFormat, type Part } from './written-format';
import { LONGEST_SECONDS, type Scale } from './interaction-fields';
import { literal, withoutDigits } from './sql-text';

const SECONDS: Readonly<Partial<Record<Part, number>>> = { hour: 3600, minute: 60, second: 1 };

/**
 * A number. Thousands may be set off only where that is clear: in groups of three, with decimals after them or twice, as in
 * `1.234,56` or `1.234.567` where the decimal sign is a comma; `1.234` alone could be either and is refused.
 */
export function numberOf(cell: string, decimal: '.' | ','): string {
  const group = decimal === '.' ? ',' : '.';
  const plain = `'^-?\\d{1,15}([${decimal}]\\d{1,15})?$'`;
  const grouped = `'^-?\\d{1,3}(([${group}]\\d{3})+[${decimal}]\\d{1,15}|([${group}]\\d{3}){2,4})$'`;
  const written = `replace(replace(${cell}, '${group}', ''), ',', '.')`;
  return `case when octet_length(${cell}) < 10 and ${withoutDigits(cell)} = '' then ${cell}::float8
    when ${cell} ~ ${plain} or ${cell} ~ ${grouped} then ${written}::float8 end`;
}

/** A duration in seconds, written in a format such as `H.mm.ss`; the greatest part may go beyond 59, the others may not. */
export function secondsOfDuration(cell: string, format: string): string {
  const reading = durationFormat(format);
  if ('fault' in reading) throw new Error(`a format that was not checked: ${format}`);
  const unsigned = `ltrim(${cell}, '-')`;
  const seconds = (text: string): string =>
    reading.written
      .map(({ like, places }) => {
        const parts = Object.entries(places).map(([part, { from, length }], place) => ({
          sql: `substr(${text}, ${from}, ${length})`,
          seconds: SECONDS[part as Part]!,
          isLeading: place === 0,
        }));
        const bounds = parts.filter(({ isLeading }) => !isLeading).map(({ sql }) => `lpad(${sql}, 2, '0') < '60'`);
        const sum = parts.map((part) => `${part.sql}::float8 * ${part.seconds}`).join(' + ');
        return `when ${text} like ${literal(like)} then ${bounds.length > 0 ? `case when ${bounds.join(' and ')} then ${sum} end` : sum}`;
      })
      .join(' ');
  return `case when ${withoutDigits(cell)} = ${literal(reading.literals)} then case ${seconds(cell)} end
    when ${withoutDigits(cell)} = ${literal(`-${reading.literals}`)} and ${cell} like '-%' then - (case ${seconds(unsigned)} end) end`;
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
