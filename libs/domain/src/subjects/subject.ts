/** What can be measured or named in a rule. */
export const SUBJECT_KINDS = [
  'organisation',
  'team',
  'agent',
  'channel',
  'topic',
  'service',
  'site',
  'segment',
  'touchpoint',
  'label',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The kinds for which measurements are made. */
export const MEASURED_KINDS = SUBJECT_KINDS;
export type MeasuredKind = SubjectKind;

export type Subject = {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly code: string;
  readonly name: string;
};

export type SubjectRef = Pick<Subject, 'kind' | 'id'>;

export function isMeasuredKind(kind: unknown): kind is MeasuredKind {
  return (MEASURED_KINDS as readonly unknown[]).includes(kind);
}

/** One string for one subject, to look it up by. */
export function subjectKey({ kind, id }: SubjectRef): string {
  return `${kind}:${id}`;
}
