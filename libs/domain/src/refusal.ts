/** Every expected 'no' of the product. The web has a sentence for each, in each language; the API a status for each. */
export const REFUSAL_CODES = [
  'validation',
  'not-found',
  'forbidden',
  'not-signed-in',
  'wrong-credentials',
  'too-many-attempts',
  'weak-password',
  'invitation-invalid',
  'code-used',
  'stale-revision',
  'idempotency-key-reused',
  'idempotency-key-busy',
  'setup-done',
  'last-admin',
  'email-in-use',
  'code-in-use',
  'team-in-circle',
  'membership-overlaps',
  'time-clash',
  'target-same-date',
  'import-not-undoable',
  'mapping-name-in-use',
  'mapping-differs',
  'file-missing',
  'time-zone-unknown',
  'not-in-this-state',
  'reason-missing',
  'own-line',
  'already-signed',
  'same-person-signed',
  'author-cannot-publish',
  'no-monitoring-agreement',
  'period-unknown',
  'period-without-data',
  'run-already-going',
  'time-zone-fixed',
  'file-empty',
  'file-type',
  'file-too-large',
  'file-encoding',
  'column-missing',
  'mapping-invalid',
  'quote-never-closed',
  'indicator-unknown',
  'target-limits-wrong-side',
  'target-out-of-range',
  'target-without-direction',
  'rule-invalid',
  'rule-name-missing',
  'rule-applies-to-unknown',
  'rule-period-kind-unknown',
  'rule-not-a-condition',
  'rule-root-not-a-group',
  'rule-empty-group',
  'rule-too-deep',
  'rule-too-many-conditions',
  'rule-unknown-key',
  'rule-unknown-fact',
  'rule-unknown-operator',
  'rule-operator-not-for-type',
  'rule-value-type',
  'rule-outcome-unknown',
  'rule-outcome-parameter',
  'rule-bonus-not-for-kind',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type RefusalDetails = Readonly<Record<string, unknown>>;

/** An expected 'no': a code and the data that a sentence needs, never the sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
  }
}
