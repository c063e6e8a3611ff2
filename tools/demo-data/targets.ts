import type { NewTarget } from '@circolo/contracts';

type Subject = { readonly kind: NewTarget['subject']['kind']; readonly code: string | null };

export type DemoTarget = Pick<NewTarget, 'indicator' | 'value' | 'upper' | 'warning' | 'critical' | 'origin'> & {
  readonly subject: Subject;
};

const hour = 3600;

const every = (kind: Subject['kind']): Subject => ({ kind, code: null });
const channel = (code: string): Subject => ({ kind: 'channel', code });

function target(
  subject: Subject,
  indicator: string,
  origin: NewTarget['origin'],
  [value, warning, critical]: readonly [number, number, number],
  upper: number | null = null,
): DemoTarget {
  return { subject, indicator, origin, value, upper, warning, critical };
}

/** What the centre wants, in the units of the indicators: shares as fractions, times in seconds. */
export const demoTargets: readonly DemoTarget[] = [
  target(every('organisation'), 'ANS', 'charter', [0.93, 0.9, 0.86]),
  target(every('organisation'), 'ABN', 'charter', [0.07, 0.1, 0.14]),
  target(every('organisation'), 'RES', 'charter', [0.88, 0.85, 0.8]),
  target(every('organisation'), 'CSAT', 'charter', [0.82, 0.78, 0.72]),
  target(every('organisation'), 'CSAT_M', 'internal', [4.1, 3.95, 3.7]),
  target(every('team'), 'ANS', 'internal', [0.92, 0.89, 0.85]),
  target(every('team'), 'RES', 'internal', [0.88, 0.85, 0.8]),
  target(every('team'), 'CSAT', 'internal', [0.82, 0.78, 0.72]),
  target(every('team'), 'AHT', 'internal', [330, 480, 560], 440),
  target(channel('telephone'), 'ANS', 'charter', [0.9, 0.87, 0.82]),
  target(channel('telephone'), 'ASA', 'charter', [60, 90, 150]),
  target(channel('chat'), 'ASA', 'internal', [45, 75, 120]),
  target(channel('desk'), 'ASA', 'charter', [15 * 60, 20 * 60, 30 * 60]),
  target(channel('email'), 'ASA', 'charter', [24 * hour, 30 * hour, 40 * hour]),
  target(channel('web-form'), 'ASA', 'charter', [24 * hour, 30 * hour, 40 * hour]),
  target(every('topic'), 'RES', 'internal', [0.86, 0.82, 0.76]),
  target(every('agent'), 'RES', 'agreement', [0.88, 0.84, 0.78]),
  target(every('agent'), 'CSAT', 'agreement', [0.82, 0.76, 0.7]),
];
