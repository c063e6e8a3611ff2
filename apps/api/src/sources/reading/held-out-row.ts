import type { RefusalDetails } from '@circolo/domain';

const SHOWN = 200;

/** A row that never reached the database, with the beginning of its text; or, where `column` is named, one of its cells. */
export interface HeldOutRow {
  /** The file's own line on which the row began, 1 is the first. */
  readonly line: number;
  readonly column?: string;
  readonly reason:
    'ragged-row' | 'header-again' | 'columns-changed' | 'not-an-object' | 'error-in-cell' | 'invalid-character' | 'row-too-long';
  readonly value: string;
  readonly details: RefusalDetails | null;
}

export function heldOutRow(row: Buffer, line: number, reason: HeldOutRow['reason'], details: RefusalDetails | null): HeldOutRow {
  return { line, reason, value: shownText(row.subarray(0, SHOWN * 4).toString('utf8')), details };
}

/** The beginning of a text, without what PostgreSQL cannot keep. */
export const shownText = (text: string): string =>
  text
    .slice(0, SHOWN * 4)
    .replaceAll('\0', '\uFFFD')
    .slice(0, SHOWN);
