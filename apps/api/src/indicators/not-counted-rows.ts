import type { NotCounted } from '@circolo/contracts';
import type { Fed } from '@circolo/domain';

/** Why records are not among those of an indicator, as it is answered. */
export const notCountedRows = (leftOut: Fed['leftOut']): NotCounted[] =>
  leftOut.map(({ reason: { among, ...reason }, count }) => ({ ...reason, ...(among ? { among: [...among] } : {}), count }));
