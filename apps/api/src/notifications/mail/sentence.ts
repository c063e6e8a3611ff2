import type { Language, NotificationRow } from '@circolo/contracts';
import { parsePeriod } from '@circolo/domain';
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

export type MailTexts = typeof italian;
export const TEXTS: Readonly<Record<Language, MailTexts>> = { it: italian, en: english };
const LOCALES: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' };

/** Writes values into the places of a sentence: `{{ name }}`. */
export const filled = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => values[name] ?? '—');

/** What a notification tells, as a sentence in its reader's language, on the organisation's clock. */
export function sentenceOf({ cause, details }: Pick<NotificationRow, 'cause' | 'details'>, language: Language, timeZone: string): string {
  const texts = TEXTS[language];
  const one = 'title' in details ? (texts.one as Readonly<Record<string, string>>)[cause] : undefined;
  const values = Object.entries(details).map(([name, value]) => [name, written(name, value, language, timeZone)] as const);
  return filled(one ?? texts.cause[cause], Object.fromEntries(values));
}

/** A day as people write it. */
export const dayInWords = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00Z`));

function written(name: string, value: unknown, language: Language, timeZone: string): string {
  if (typeof value === 'number') return new Intl.NumberFormat(LOCALES[language]).format(value);
  if (typeof value !== 'string') return '—';
  if (name === 'period') return periodInWords(value, language);
  if (name !== 'startsAt') return value;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeStyle: 'short', timeZone }).format(Date.parse(value));
}

function periodInWords(period: string, language: Language): string {
  const { kind, from } = parsePeriod(period);
  if (kind === 'year') return period;
  if (kind === 'day') return dayInWords(from, language);
  if (kind === 'month') {
    return new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      Date.parse(`${from}T00:00Z`),
    );
  }
  return filled(TEXTS[language].period[kind], { year: period.slice(0, 4), number: String(Number(period.slice(6))) });
}
