import {
  compareAlone,
  deviationOf,
  type DeviationAlone,
  type EarlierPeriod,
  type IndicatorCode,
  INDICATORS,
  isJudged,
  type Measurement,
  type Period,
  type Subject,
  type Target,
  targetInForce,
} from '@circolo/domain';
import type { History, SubjectKey } from '../indicators/measurements.reads';

/** A target as it is kept. */
export type KeptTarget = Target & { readonly id: string };

/** A subject's measurement, the target it is held to, the values of the periods up to this one, and how they compare, signals apart. */
export type ComparedSubject = {
  readonly subjectKey: SubjectKey;
  readonly measurement: Measurement;
  readonly target: KeptTarget;
  readonly history: readonly (number | null)[];
  /** `null` when there is no value to compare. */
  readonly deviation: DeviationAlone | null;
};

/** Answers which target an indicator of a subject has in a period; among very many, each question is worked out once. */
export type TargetsInForce = (indicator: IndicatorCode, subject: Pick<Subject, 'kind' | 'id'>, period: Period) => KeptTarget | null;

export function targetsInForce(targets: readonly KeptTarget[]): TargetsInForce {
  const place = (indicator: string, kind: string, id: string | null) => `${indicator} ${kind} ${id ?? ''}`;
  const placed = new Map<string, KeptTarget[]>();
  for (const target of targets) {
    const where = place(target.indicator, target.subject.kind, target.subject.id);
    placed.set(where, [...(placed.get(where) ?? []), target]);
  }
  const known = new Map<string, KeptTarget | null>();
  return (indicator, subject, period) => {
    const own = placed.get(place(indicator, subject.kind, subject.id));
    const ofKind = placed.get(place(indicator, subject.kind, null));
    if (!own && !ofKind) return null;
    const question = `${place(indicator, subject.kind, own ? subject.id : null)} ${period}`;
    const found = known.get(question);
    if (found !== undefined) return found;
    const answer = targetInForce([...(ofKind ?? []), ...(own ?? [])], indicator, subject, period);
    known.set(question, answer);
    return answer;
  };
}

/**
 * Compares the last period of each history with the target in force, for every subject and indicator that has one. The periods before
 * are held to the targets of their own time.
 */
export function compareSubjects(history: History, inForce: TargetsInForce): readonly ComparedSubject[] {
  const compared: ComparedSubject[] = [];
  for (const [subjectKey, indicators] of history) {
    for (const [indicator, series] of indicators) {
      const measurement = series.at(-1);
      const target = measurement && inForce(indicator, measurement.subject, measurement.period);
      if (!measurement || !target) continue;
      const earlier = series.slice(0, -1).map((each) => earlierOf(each, inForce));
      const deviation = compareAlone({ measurement, target, earlier });
      compared.push({ subjectKey, measurement, target, history: series.map((each) => each?.value ?? null), deviation });
    }
  }
  return compared;
}

function earlierOf(measurement: Measurement | null, inForce: TargetsInForce): EarlierPeriod {
  if (measurement === null || !isJudged(INDICATORS[measurement.indicator], measurement)) return { value: null, severity: null };
  const target = inForce(measurement.indicator, measurement.subject, measurement.period);
  return { value: measurement.value, severity: target === null ? null : (deviationOf(measurement, target)?.severity ?? null) };
}
