import type { IndicatorCode } from '../indicators/catalogue';
import type { Label } from '../indicators/indicator';
import { MEASURED_KINDS, type MeasuredKind } from '../subjects/subject';

/** What a rule can ask for. */
export const OUTCOME_KINDS = ['improvement', 'training', 'bonus'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** What follows when the rule holds; every parameter may be left out. */
export type RuleOutcome =
  | {
      readonly kind: 'improvement';
      readonly title?: string | null;
      readonly indicator?: IndicatorCode | null;
      readonly note?: string | null;
    }
  | {
      readonly kind: 'training';
      readonly title?: string | null;
      readonly course?: string | null;
      readonly indicator?: IndicatorCode | null;
      readonly note?: string | null;
    }
  | { readonly kind: 'bonus'; readonly title?: string | null; readonly note?: string | null };

export type OutcomeParameter = {
  readonly name: string;
  readonly label: Label;
  readonly type: 'text' | 'indicator';
  readonly longest: number;
};

export type OutcomeDefinition = {
  readonly kind: OutcomeKind;
  readonly label: Label;
  /** The kinds of subject for which a rule may ask for it. */
  readonly subjects: readonly MeasuredKind[];
  readonly parameters: readonly OutcomeParameter[];
};

const TITLE: OutcomeParameter = { name: 'title', label: { it: 'titolo', en: 'title' }, type: 'text', longest: 200 };
const NOTE: OutcomeParameter = { name: 'note', label: { it: 'nota', en: 'note' }, type: 'text', longest: 2000 };
const INDICATOR: OutcomeParameter = { name: 'indicator', label: { it: 'indicatore', en: 'indicator' }, type: 'indicator', longest: 20 };
const COURSE: OutcomeParameter = { name: 'course', label: { it: 'corso', en: 'course' }, type: 'text', longest: 200 };

/** The catalogue of outcomes, read by the contract, the editor of rules and the check of a rule. */
export const OUTCOMES: Readonly<Record<OutcomeKind, OutcomeDefinition>> = {
  improvement: {
    kind: 'improvement',
    label: { it: 'Azione di miglioramento', en: 'Improvement action' },
    subjects: MEASURED_KINDS,
    parameters: [TITLE, INDICATOR, NOTE],
  },
  training: {
    kind: 'training',
    label: { it: 'Formazione', en: 'Training' },
    subjects: MEASURED_KINDS,
    parameters: [TITLE, COURSE, INDICATOR, NOTE],
  },
  bonus: {
    kind: 'bonus',
    label: { it: 'Ammissione al premio', en: 'Bonus eligibility' },
    subjects: ['agent', 'team'],
    parameters: [TITLE, NOTE],
  },
};
