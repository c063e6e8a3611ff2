import type { ReviewedRule } from './finding';

/** Another rule as a finding names it. */
export function namedRule({ id, name }: ReviewedRule) {
  return { rule: { id, name } };
}
