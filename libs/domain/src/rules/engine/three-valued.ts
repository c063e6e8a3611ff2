import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { compare } from '../leaf';
import { OPERATORS, type OperatorName } from '../operators';
import type { Facts } from '../fact-value';
import type { Condition, GroupCondition, LeafCondition } from '../rule';
import type { Verdict } from '../verdict';

/** What a missing fact is taken for: json-rules-engine knows only true and false. */
type Doubt = 'against' | 'for';

/**
 * A judge of one rule's conditions. json-rules-engine is asked twice: once with every missing fact taken against the rule, once for it.
 * What holds against all doubt holds; what fails even with it fails; what is between cannot be told.
 */
export function verdictOf(conditions: GroupCondition): (facts: Facts) => Promise<Verdict> {
  const [certainly, possibly] = [engineOf(conditions, 'against'), engineOf(conditions, 'for')];
  return async (facts) => {
    if (await holds(certainly, facts)) return 'holds';
    return (await holds(possibly, facts)) ? 'not-evaluable' : 'fails';
  };
}

async function holds(engine: Engine, facts: Facts): Promise<boolean> {
  const { results } = await engine.run(facts);
  return results.length > 0;
}

function engineOf(conditions: GroupCondition, doubt: Doubt): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const operator of OPERATORS) {
    for (const missing of [false, true]) {
      const name = operatorName(operator, missing);
      engine.addOperator(name, (actual: unknown, expected: LeafCondition['value']) => compare(operator, actual, expected) ?? missing);
    }
  }
  return engine.addRule({ conditions: underDoubt(conditions, doubt === 'for') as TopLevelCondition, event: { type: 'holds' } });
}

/** The same conditions with operators that say what a missing fact is taken for; under a `not` it is the other way round. */
function underDoubt(condition: Condition, missing: boolean): unknown {
  if ('fact' in condition) return { ...condition, operator: operatorName(condition.operator, missing) };
  if ('not' in condition) return { not: underDoubt(condition.not, !missing) };
  const each = (inside: Condition) => underDoubt(inside, missing);
  return 'all' in condition ? { all: condition.all.map(each) } : { any: condition.any.map(each) };
}

function operatorName(operator: OperatorName, missing: boolean): string {
  return `${operator}, missing ${missing ? 'holds' : 'fails'}`;
}
