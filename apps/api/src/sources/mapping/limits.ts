import type { RecordField } from '../records/record-kind';
import { LONGEST_TEXT } from './readings';

/** Fifteen digits before the decimal sign, as far as numbers are read; four bytes for whole ones. */
const GREATEST = { decimal: 999_999_999_999_999, whole: 2_147_483_647 } as const;

/** The least and the greatest number of a field, both inside. */
export function boundsOf({ kind, least, greatest }: RecordField): { readonly from: number; readonly to: number } {
  return { from: least ?? 0, to: greatest ?? (kind === 'whole' ? GREATEST.whole : GREATEST.decimal) };
}

export const longestOf = ({ longest }: RecordField): number => longest ?? LONGEST_TEXT;
