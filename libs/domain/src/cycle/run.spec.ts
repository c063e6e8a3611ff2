import { moveRun, RUN_STATES, type RunCommand, type RunState } from './run';

const after = (...commands: RunCommand[]) => commands.reduce<RunState>(moveRun, 'queued');

test('measure, compare, decide, done', () => {
  expect(after('measure', 'compare', 'decide', 'complete')).toBe('completed');
});

test('a failed run can be taken up again, a cancelled one cannot', () => {
  expect(after('measure', 'fail', 'resume')).toBe('queued');
  expect(() => after('measure', 'cancel', 'resume')).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
});

test('no step is skipped, and what is over stays over', () => {
  expect(() => after('compare')).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
  for (const command of ['measure', 'fail', 'cancel', 'resume'] as const) {
    expect(() => moveRun('completed', command)).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
  }
});

test('whatever is going can fail or be cancelled', () => {
  for (const state of RUN_STATES.slice(0, 4)) {
    expect(moveRun(state, 'fail')).toBe('failed');
    expect(moveRun(state, 'cancel')).toBe('cancelled');
  }
});
