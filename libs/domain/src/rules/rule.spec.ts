import { STAFF } from '../testing/cast';
import { publishRule } from './publish';
import { moveRule } from './rule';

test('a draft is edited and published; what is published is only retired', () => {
  expect(moveRule('draft', 'edit')).toBe('draft');
  expect(moveRule('published', 'retire')).toBe('retired');
  for (const state of ['published', 'retired'] as const) {
    expect(() => moveRule(state, 'edit')).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
  }
});

const publication = { state: 'draft', outcomeKind: 'bonus', author: STAFF.hr, by: STAFF.careManager } as const;

test('a rule about bonuses is published by another than its author', () => {
  expect(publishRule(publication)).toBe('published');
  expect(() => publishRule({ ...publication, by: STAFF.hr })).toThrow(expect.objectContaining({ code: 'author-cannot-publish' }));
});

test('other rules may be published by their author, drafts only', () => {
  expect(publishRule({ ...publication, outcomeKind: 'training', by: STAFF.hr })).toBe('published');
  expect(() => publishRule({ ...publication, state: 'published' })).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
});
