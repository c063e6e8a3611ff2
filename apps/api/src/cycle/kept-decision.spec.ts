import { compileRule, decideMass, type Rule } from '@circolo/domain';
import { type KeptDecision, writtenOut } from './kept-decision';

const rule: Rule = {
  id: 'r1',
  version: 2,
  name: 'una regola',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [{ fact: 'RES.value', operator: 'lessThan', value: 0.7 }] },
  outcome: { kind: 'training' },
};
const subject = { kind: 'team', id: 't1' } as const;
const decision = { ruleId: 'r1', ruleVersion: 2, subject, verdict: 'holds' } as const;
const because = [{ fact: 'RES.value', operator: 'lessThan', expected: 0.7, actual: 0.5, holds: true }] as const;

it('writes out what was kept small', () => {
  const [compact] = decideMass([compileRule(rule)], [{ subject, facts: { 'RES.value': 0.5 } }]);
  const kept = JSON.parse(JSON.stringify({ ...decision, because: compact!.explanation })) as KeptDecision;
  expect(writtenOut(rule, kept)).toEqual({ ...decision, outcomeKind: 'training', because });
});

it('keeps what the conditions said before', () => {
  const lasting = { ...rule, persistence: { times: 2, periods: 3 } };
  const [compact] = decideMass([compileRule(lasting)], [{ subject, facts: { 'RES.value': 0.5 } }], () => [{ 'RES.value': 0.6 }]);
  const kept = JSON.parse(JSON.stringify({ ...decision, because: compact!.explanation })) as KeptDecision;
  expect(writtenOut(lasting, kept)).toEqual({ ...decision, outcomeKind: 'training', because, earlier: ['holds', null] });
});

it('leaves as they are the reasons of a run that began before', () => {
  expect(writtenOut(rule, { ...decision, because })).toEqual({ ...decision, outcomeKind: 'training', because });
});
