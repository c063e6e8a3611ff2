import type { ImportRow } from '@circolo/contracts';
import type { StateName } from '../ui/state';

export const IMPORT_SHOWN_AS: Record<ImportRow['state'], StateName> = {
  queued: 'none',
  reading: 'watch',
  done: 'met',
  failed: 'critical',
  undoing: 'watch',
  undone: 'none',
  cancelling: 'watch',
  cancelled: 'none',
};

export function isGoing({ state }: ImportRow): boolean {
  return state === 'queued' || state === 'reading' || state === 'undoing' || state === 'cancelling';
}
