import type { InteractionField } from '@circolo/contracts';
import { FIELDS, LONGEST_SECONDS, LONGEST_TEXT, OUTCOME_LETTERS, USUAL_SCALES, USUAL_WORDS } from './interaction-fields';
import { literal, typed } from './sql-text';

/** A value that stands in the mapping itself, as SQL; null when the field cannot have it. The empty text is no value. */
export function constantOf(field: InteractionField, value: string | number | boolean): { readonly sql: string | null } {
  const text = String(value).trim();
  if (text === '') return { sql: `null::${TYPES[FIELDS[field].kind]}` };
  return { sql: constantSql(field, text) };
}

const TYPES = {
  text: 'text',
  code: 'text',
  outcome: '"char"',
  instant: 'timestamptz',
  seconds: 'int4',
  boolean: 'bool',
  score: 'int2',
} as const;

function constantSql(field: InteractionField, text: string): string | null {
  const { kind } = FIELDS[field];
  switch (kind) {
    case 'text':
    case 'code':
      return [...text].length <= LONGEST_TEXT ? literal(text) : null;
    case 'outcome':
      return text in OUTCOME_LETTERS ? `'${OUTCOME_LETTERS[text as keyof typeof OUTCOME_LETTERS]}'::"char"` : null;
    case 'instant':
      return isUtcInstant(text) ? typed(text, 'timestamptz') : null;
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
      const [from, to] = USUAL_SCALES[field]!;
      return /^-?\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to ? `(${text})::int2` : null;
    }
  }
}

function isUtcInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
