import type { Label, Unit } from '../indicators/indicator';
import type { FactType } from './fact-type';
import type { OperatorName } from './operators';

export type FactUnit = Unit | 'months' | 'periods' | null;

/** A fact that rules can ask about. `values` are the only ones that it takes, when they are few. */
export type FactDefinition = {
  readonly name: string;
  readonly label: Label;
  readonly type: FactType;
  readonly unit: FactUnit;
  readonly operators: readonly OperatorName[];
  readonly values: readonly string[] | null;
};
