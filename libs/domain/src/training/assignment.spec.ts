import { moveAssignment, type AssignmentCommand, type AssignmentState } from './assignment';

const after = (...commands: AssignmentCommand[]) =>
  commands.reduce<AssignmentState>((state, command) => moveAssignment(state, command, 'chiuso per lavori'), 'proposed');

test('accepted, given a date, attended, completed', () => {
  expect(after('accept')).toBe('assigned');
  expect(after('accept', 'schedule')).toBe('scheduled');
  expect(after('accept', 'schedule', 'schedule', 'mark-attended')).toBe('attended');
  expect(after('accept', 'schedule', 'mark-attended', 'complete')).toBe('completed');
});

test('missed, and given another date', () => {
  expect(after('accept', 'schedule', 'mark-missed', 'schedule', 'mark-attended')).toBe('attended');
});

test('nobody attends what has no date', () => {
  expect(() => after('accept', 'mark-attended')).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
});

test.each([[null], [''], ['   ']])('cancelling with the reason %j is refused', (reason) => {
  expect(() => moveAssignment('assigned', 'cancel', reason)).toThrow(expect.objectContaining({ code: 'reason-missing' }));
});

test('cancelling keeps its reason to whoever calls; other moves need none', () => {
  expect(moveAssignment('scheduled', 'cancel', 'maternità')).toBe('cancelled');
  expect(moveAssignment('proposed', 'accept')).toBe('assigned');
});
