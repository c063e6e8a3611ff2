import {
  checkConditions,
  type GroupCondition,
  isPersistence,
  MOST_PERIODS,
  type Persistence,
  Refusal,
  type RuleProblem,
} from '@circolo/domain';

/** Conditions that came from outside and have passed the check. @throws Refusal `rule-invalid` with everything that is wrong */
export function checkedConditions(conditions: unknown): GroupCondition {
  refuseProblems(checkConditions(conditions));
  return conditions as GroupCondition;
}

/** @throws Refusal `rule-invalid` */
export function checkedPersistence(persistence: unknown): Persistence | null {
  if (persistence === null || persistence === undefined) return null;
  if (!isPersistence(persistence)) {
    refuseProblems([{ pointer: '/persistence', code: 'rule-persistence-unfit', details: { most: MOST_PERIODS } }]);
  }
  return persistence as Persistence;
}

/** @throws Refusal `rule-invalid` when there are any, each at its place */
export function refuseProblems(problems: readonly RuleProblem[]): void {
  if (problems.length === 0) return;
  throw new Refusal('rule-invalid', {
    errors: problems.map(({ pointer, code, details }) => ({ field: pointer, code, message: code, details })),
  });
}
