import { checkRule } from './check-rule';
import { OUTCOME_KINDS } from './outcomes';
import { reviewRule } from './review/review-rule';
import { RULE_TEMPLATES } from './templates';

const rules = RULE_TEMPLATES.map(({ code, name, content }) => ({ id: code, name: name.it, ...content }));
const fed = { retired: new Set<string>(), unfed: new Set<string>() };

test.each(rules)('$id may be kept, and nothing is found in it, beside all the others', ({ id, ...content }) => {
  expect(checkRule(content)).toEqual([]);
  expect(reviewRule({ id, ...content }, { others: rules, standing: fed })).toEqual([]);
});

test('there is one for each kind of outcome, each with its own code and name', () => {
  expect(new Set(rules.map(({ outcome }) => outcome.kind))).toEqual(new Set(OUTCOME_KINDS));
  for (const say of [({ id }: (typeof rules)[0]) => id, ({ name }: (typeof rules)[0]) => name]) {
    expect(new Set(rules.map(say)).size).toBe(rules.length);
  }
});
