import type { RefusalDetails } from '@circolo/domain';

const SHOWN = 200;

/** A row that never reached the database, with the beginning of its text. */
export interface HeldOutRow {
  /** The file's own line on which the row began, 1 is the first. */
  readonly line: number;
  readonly reason: 'ragged-row' | 'invalid-character' | 'row-too-long';
  readonly value: string;
  readonly details: RefusalDetails | null;
}

export function heldOutRow(row: Buffer, line: number, reason: HeldOutRow['reason'], details: RefusalDetails | null): HeldOutRow {
  const value = row
    .subarray(0, SHOWN * 4)
    .toString('utf8')
    .replaceAll('\0', '\uFFFD')
    .slice(0, SHOWN);
  return { line, reason, value, details };
}
