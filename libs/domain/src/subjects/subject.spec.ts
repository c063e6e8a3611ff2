import { isMeasuredKind, MEASURED_KINDS, SUBJECT_KINDS, subjectKey } from './subject';

test('what is measured is among the kinds of subject', () => {
  expect(SUBJECT_KINDS.filter(isMeasuredKind)).toEqual(MEASURED_KINDS);
  expect(isMeasuredKind('queue')).toBe(false);
  expect(isMeasuredKind(null)).toBe(false);
});

test('a subject is told from another of its kind and from the same id of another kind', () => {
  expect(subjectKey({ kind: 'team', id: '1' })).toBe('team:1');
  expect(subjectKey({ kind: 'agent', id: '1' })).not.toBe(subjectKey({ kind: 'team', id: '1' }));
});
