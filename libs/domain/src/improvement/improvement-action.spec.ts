import { IMPROVEMENT_SIGNERS, moveImprovement, type ImprovementCommand, type ImprovementState } from './improvement-action';

const after = (...commands: ImprovementCommand[]) => commands.reduce<ImprovementState>(moveImprovement, 'proposed');

test('signed by two functions, then done', () => {
  expect(IMPROVEMENT_SIGNERS).toEqual(['care-manager', 'marketing']);
  expect(after('sign')).toBe('in-review');
  expect(after('sign', 'sign', 'release')).toBe('approved');
  expect(after('sign', 'sign', 'release', 'start', 'implement')).toBe('implemented');
});

test('changes asked for in review go back to the author, and begin again', () => {
  expect(after('sign', 'request-changes')).toBe('changes-requested');
  expect(after('sign', 'request-changes', 'revise')).toBe('proposed');
  expect(after('sign', 'revise')).toBe('proposed');
});

test('rejected is the end', () => {
  expect(after('reject')).toBe('rejected');
  expect(after('sign', 'reject')).toBe('rejected');
  expect(() => after('reject', 'sign')).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
});

test('the evaluation run takes back only what nobody has acted on', () => {
  expect(after('withdraw', 'restore')).toBe('proposed');
  expect(() => after('sign', 'withdraw')).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
});

test('nothing starts before both have signed', () => {
  for (const state of ['proposed', 'in-review', 'changes-requested'] as const) {
    expect(() => moveImprovement(state, 'start')).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
  }
});
