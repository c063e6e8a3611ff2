import { AGGREGATE_MEASURES } from '@circolo/contracts';
import { type RecordField, typeOf } from '../records/record-kind';
import { boundsOf, longestOf } from './limits';
import { LONGEST_SECONDS, OUTCOME_LETTERS, USUAL_WORDS } from './readings';
import { literal, typed } from './sql-text';

/**
 * A value that stands in the mapping itself, as SQL; null when the field cannot have it. The empty text is no value.
 * @param timeZone the organisation's, in which a day begins
 */
export function constantOf(field: RecordField, value: string | number | boolean, timeZone = 'UTC'): { readonly sql: string | null } {
  const text = String(value).trim();
  if (text === '') return { sql: `null::${typeOf(field.kind)}` };
  return { sql: constantSql(field, text, timeZone) };
}

function constantSql(field: RecordField, text: string, timeZone: string): string | null {
  switch (field.kind) {
    case 'text':
    case 'code':
      return [...text].length <= longestOf(field) ? literal(text) : null;
    case 'measure':
      return (AGGREGATE_MEASURES as readonly string[]).includes(text) ? literal(text) : null;
    case 'outcome':
      return text in OUTCOME_LETTERS ? `'${OUTCOME_LETTERS[text as keyof typeof OUTCOME_LETTERS]}'::"char"` : null;
    case 'instant':
      return isUtcInstant(text) ? typed(text, 'timestamptz') : null;
    case 'moment':
      if (isDay(text)) return `(${typed(text, 'timestamp')} at time zone ${literal(timeZone)})`;
      return isUtcInstant(text) ? typed(text, 'timestamptz') : null;
    case 'date':
      return isDay(text) ? typed(text, 'date') : null;
    case 'boolean': {
      const word = text.toLowerCase();
      if ((USUAL_WORDS.true as readonly string[]).includes(word)) return 'true';
      return (USUAL_WORDS.false as readonly string[]).includes(word) ? 'false' : null;
    }
    case 'seconds': {
      const seconds = Number(text);
      return /^\d+(\.\d+)?$/.test(text) && seconds <= LONGEST_SECONDS ? `${Math.round(seconds * 1000)}::int4` : null;
    }
    case 'score': {
      const [from, to] = field.scale!;
      return /^-?\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to ? `(${text})::int2` : null;
    }
    case 'whole':
      return /^\d{1,10}$/.test(text) && isWithin(field, Number(text)) ? `${text}::int4` : null;
    case 'decimal':
      return /^\d{1,15}(\.\d{1,15})?$/.test(text) && isWithin(field, Number(text)) ? `${text}::numeric` : null;
  }
}

function isWithin(field: RecordField, number: number): boolean {
  const { from, to } = boundsOf(field);
  return number >= from && number <= to && !(field.aboveZero && number === 0);
}

function isUtcInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** A day that exists: the calendar writes it back the same. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '0001') return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
