import { compileRule, type CompiledRule, type Rule } from '@circolo/domain';

/** More published versions than any organisation has in force at once. */
const MOST_KEPT = 1_000;
const kept = new Map<string, CompiledRule>();

/** A published version compiled, once for all batches: it never changes. The ones that were compiled first make room for others. */
export function compiledRule(rule: Rule): CompiledRule {
  const key = `${rule.id} ${rule.version}`;
  const known = kept.get(key);
  if (known) return known;
  const compiled = compileRule(rule);
  kept.set(key, compiled);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return compiled;
}
