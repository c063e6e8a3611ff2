import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { compare } from '../leaf';
import { OPERATORS, type OperatorName } from '../operators';
import type { Condition, Facts, GroupCondition, LeafCondition, Rule } from '../rule';

/**
 * json-rules-engine knows true and false. A rule is therefore asked twice: once with every missing fact taken against it, once for it.
 * What holds against all doubt holds; what fails even with it fails; what is between cannot be told.
 */
export type Doubt = 'against' | 'for';

/** One engine for many subjects, with every rule under the given doubt. */
export function engineOf(rules: readonly Rule[], doubt: Doubt): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const operator of OPERATORS) {
    for (const missing of [false, true]) {
      const name = operatorName(operator, missing);
      engine.addOperator(name, (actual: unknown, expected: LeafCondition['value']) => compare(operator, actual, expected) ?? missing);
    }
  }
  rules.forEach((rule, index) => {
    const conditions = underDoubt(rule.conditions, doubt === 'for') as TopLevelCondition;
    engine.addRule({ name: String(index), conditions, event: { type: 'verdict' } });
  });
  return engine;
}

/** Which rules hold for these facts, by their index. */
export async function holding(engine: Engine, facts: Facts): Promise<ReadonlySet<number>> {
  const { results } = await engine.run(facts);
  return new Set(results.map(({ name }) => Number(name)));
}

/** The same conditions with operators that say what a missing fact is taken for; under a `not` it is the other way round. */
function underDoubt(condition: Condition, missing: boolean): unknown {
  if ('fact' in condition) return { ...condition, operator: operatorName(condition.operator, missing) };
  return groupUnderDoubt(condition, missing);
}

function groupUnderDoubt(group: GroupCondition, missing: boolean): unknown {
  if ('not' in group) return { not: underDoubt(group.not, !missing) };
  const each = (condition: Condition) => underDoubt(condition, missing);
  return 'all' in group ? { all: group.all.map(each) } : { any: group.any.map(each) };
}

function operatorName(operator: OperatorName, missing: boolean): string {
  return `${operator}, missing ${missing ? 'holds' : 'fails'}`;
}
