import { MOST_PERIODS } from './persistence';

/** How much of the same a rule may ask of one subject. */
export type Dose = {
  /** How many periods must lie between two outcomes, beyond the earlier one being closed; 0 for none. */
  readonly coolDownPeriods: number;
  /** No second training while one is pending. */
  readonly oneTrainingAtATime: boolean;
};

/** Whether something that came from outside is a dose. No cool-down is longer than a rule can look back. */
export function isDose(value: unknown): value is Dose {
  if (typeof value !== 'object' || value === null) return false;
  const { coolDownPeriods, oneTrainingAtATime, ...others } = value as Readonly<Record<string, unknown>>;
  if (Object.keys(others).length > 0 || typeof oneTrainingAtATime !== 'boolean') return false;
  return Number.isInteger(coolDownPeriods) && (coolDownPeriods as number) >= 0 && (coolDownPeriods as number) <= MOST_PERIODS;
}

/** As it is without anything said: only an open earlier outcome silences. */
export const USUAL_DOSE: Dose = { coolDownPeriods: 0, oneTrainingAtATime: false };
