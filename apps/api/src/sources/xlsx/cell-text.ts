import { digits } from '../reading/digits';
import type { NumberStyle } from './number-style';

const DAY_MS = 86_400_000;
/** Day 61 is the first of March 1900; the days before it are one off, since spreadsheets have a 29th of February 1900. */
const FIRST_SOUND_DAY = 61;
const LAST_DAY = 2_958_466;
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** Workbooks of old Macintoshes count from 1904. */
export const DAYS_TO_1904 = 1462;

/** A number as a text: a date by its style in ISO, a time or duration as `HH:mm:ss`, any other in digits with the decimal sign. */
export function numberText(value: number, { kind, fractions }: NumberStyle, from1904: boolean, decimal: '.' | ','): string {
  if (kind === 'number') return digits(value, decimal);
  const days = kind === 'elapsed' || !from1904 ? value : value + (value >= 1 || kind !== 'time' ? DAYS_TO_1904 : 0);
  const unit = fractions ? 1 : 1000;
  const ms = Math.round((days * DAY_MS) / unit) * unit;
  if (kind === 'elapsed') return signed(ms, clock(Math.abs(ms), fractions));
  // Rounded it is no later than the last moment of its day.
  if (kind === 'time' && Math.abs(value) < 1) return signed(ms, clock(Math.min(Math.abs(ms), DAY_MS - unit), fractions));
  if (days < FIRST_SOUND_DAY || days >= LAST_DAY) return digits(value, decimal);
  const instant = new Date(EPOCH_MS + ms).toISOString();
  if (kind === 'date' && ms % DAY_MS === 0) return instant.slice(0, 10);
  return instant.slice(0, fractions && ms % 1000 !== 0 ? 23 : 19);
}

const signed = (ms: number, text: string): string => (ms < 0 ? `-${text}` : text);

function clock(ms: number, fractions: boolean): string {
  const seconds = Math.floor(ms / 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  const rest = fractions && ms % 1000 !== 0 ? `.${String(ms % 1000).padStart(3, '0')}` : '';
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${rest}`;
}

/** `_x000D_` is how XML that has no such letter writes it. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
