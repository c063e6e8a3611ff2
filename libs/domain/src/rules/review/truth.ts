import { knownRegion } from '../regions/known-region';
import type { RuleFinding, RuleFindingCode } from './finding';
import { insideOf, type Place } from '../places';

/** Whether the rule, or else the outermost parts of it, can never hold or never fail. */
export function truthFindings(root: Place): readonly RuleFinding[] {
  const whole = constantOf(root);
  if (whole !== null) {
    const code = whole === 'never' ? 'never-true' : 'always-true';
    return [{ code, weight: whole === 'never' ? 'error' : 'warning', pointer: root.pointer, details: {} }];
  }
  return insideOf(root).flatMap(partFindings);
}

function partFindings(part: Place): readonly RuleFinding[] {
  const constant = constantOf(part);
  if (constant === null) return insideOf(part).flatMap(partFindings);
  const code: RuleFindingCode = constant === 'never' ? 'part-never-true' : 'part-always-true';
  return [{ code, weight: 'warning', pointer: part.pointer, details: {} }];
}

function constantOf({ condition }: Place): 'never' | 'always' | null {
  if (knownRegion(condition, 'holds')?.length === 0) return 'never';
  return knownRegion(condition, 'fails')?.length === 0 ? 'always' : null;
}
