import { type Condition, checkConditions, DEEPEST, MOST_CONDITIONS } from '@circolo/domain';
import fc from 'fast-check';
import { conditionOf, type DraftGroup, type DraftPart, draftOf, isGroup } from './condition-draft';
import { commanded, type TreeCommand, type TreeRefusal } from './tree-commands';
import { historyOf, redone, stepped, undone } from './tree-history';
import { placesIn } from './tree-places';

const A = { fact: 'RES.value', operator: 'lessThan', value: 0.1 } as const;
const B = { ...A, value: 0.2 };
const C = { ...A, value: 0.3 };
const D = { ...A, value: 0.4 };
const tree = (condition: Condition) => draftOf(condition) as DraftGroup;

/** The key of the part that says just this. */
function keyOf(root: DraftGroup, condition: Condition): number {
  const found = placesIn(root).find(({ part }) => JSON.stringify(conditionOf(part)) === JSON.stringify(condition));
  if (!found) throw new Error(`Not in the tree: ${JSON.stringify(condition)}`);
  return found.part.key;
}

type Asked = TreeCommand extends infer One ? (One extends TreeCommand ? Omit<One, 'at'> : never) : never;
const said = (before: Condition, at: Condition, command: Asked): Condition | TreeRefusal => {
  const root = tree(before);
  const answer = commanded(root, { ...command, at: keyOf(root, at) } as TreeCommand);
  return answer.ok ? conditionOf(answer.root) : answer.why;
};

describe('A command on the tree of conditions', () => {
  it.each<[string, Condition, Condition, Asked, Condition | TreeRefusal]>([
    ['moves up', { all: [A, B] }, B, { does: 'up' }, { all: [B, A] }],
    ['moves down', { all: [A, B, C] }, A, { does: 'down' }, { all: [B, A, C] }],
    ['stops at the first', { all: [A, B] }, A, { does: 'up' }, 'first'],
    ['stops at the last', { all: [A, B] }, B, { does: 'down' }, 'last'],
    ['moves into the group before it', { all: [{ any: [A] }, B] }, B, { does: 'in' }, { all: [{ any: [A, B] }] }],
    ['moves into the group after it', { all: [A, { any: [B] }] }, A, { does: 'in' }, { all: [{ any: [A, B] }] }],
    ['finds no group beside it', { all: [A, B] }, A, { does: 'in' }, 'no-group-beside'],
    ['does not fill a not twice', { all: [{ not: A }, B] }, B, { does: 'in' }, 'not-holds-one'],
    ['moves out, behind its group', { all: [{ any: [A, B] }, C] }, A, { does: 'out' }, { all: [{ any: [B] }, A, C] }],
    ['takes an emptied group away', { all: [{ any: [{ not: A }] }, C] }, A, { does: 'out' }, { all: [{ any: [A] }, C] }],
    ['moves a group with what is in it', { all: [A, { any: [B, C] }] }, { any: [B, C] }, { does: 'up' }, { all: [{ any: [B, C] }, A] }],
    ['goes no further out', { all: [A] }, A, { does: 'out' }, 'already-outside'],
    ['does not move the outermost', { all: [A] }, { all: [A] }, { does: 'up' }, 'outermost'],
    ['wraps', { all: [A, B] }, B, { does: 'wrap', join: 'not' }, { all: [A, { not: B }] }],
    ['wraps the whole', { all: [A] }, { all: [A] }, { does: 'wrap', join: 'not' }, { not: { all: [A] } }],
    ['unwraps', { all: [A, { any: [B, C] }] }, { any: [B, C] }, { does: 'unwrap' }, { all: [A, B, C] }],
    ['unwraps the whole', { not: { all: [A] } }, { not: { all: [A] } }, { does: 'unwrap' }, { all: [A] }],
    ['does not unwrap several into a not', { not: { any: [A, B] } }, { any: [A, B] }, { does: 'unwrap' }, 'not-holds-one'],
    ['unwraps no condition', { all: [A] }, A, { does: 'unwrap' }, 'not-a-group'],
    [
      'keeps what is under a new not',
      { all: [{ any: [A, B] }] },
      { any: [A, B] },
      { does: 'join', join: 'not' },
      { all: [{ not: { any: [A, B] } }] },
    ],
    ['joins in another way', { all: [A, B] }, { all: [A, B] }, { does: 'join', join: 'any' }, { any: [A, B] }],
    ['copies', { all: [{ any: [A, B] }] }, { any: [A, B] }, { does: 'duplicate' }, { all: [{ any: [A, B] }, { any: [A, B] }] }],
    ['removes, and the group that it leaves empty', { all: [A, { any: [{ not: B }] }] }, B, { does: 'remove' }, { all: [A] }],
    ['leaves the outermost group empty', { all: [A] }, A, { does: 'remove' }, { all: [] }],
    ['removes not the outermost', { all: [A] }, { all: [A] }, { does: 'remove' }, 'outermost'],
    ['writes', { all: [A] }, A, { does: 'write', leaf: { value: 0.4 } }, { all: [D] }],
  ])('%s', (_, before, at, command, after) => {
    expect(said(before, at, command)).toEqual(after);
  });

  it('puts a part at a place of any group, counted as it was before', () => {
    const root = tree({ all: [A, { any: [B, C] }, D] });
    const [any, all] = [keyOf(root, { any: [B, C] }), root.key];
    const place = (at: number, into: number, index: number) => {
      const answer = commanded(root, { does: 'place', at, into, index });
      return answer.ok ? conditionOf(answer.root) : answer.why;
    };
    expect(place(keyOf(root, D), any, 1)).toEqual({ all: [A, { any: [B, D, C] }] });
    expect(place(keyOf(root, A), all, 3)).toEqual({ all: [{ any: [B, C] }, D, A] });
    expect(place(any, any, 0)).toBe('inside-itself');
    expect(place(keyOf(root, A), keyOf(root, B), 0)).toBe('not-a-group');
    expect(commanded(root, { does: 'place', at: keyOf(root, A), into: all, index: 1 })).toMatchObject({ ok: true, root });
  });

  it('adds behind a condition, inside of a group, and goes on from what it added', () => {
    const root = tree({ all: [A, B] });
    const behind = commanded(root, { does: 'insert', at: keyOf(root, A), what: 'condition' });
    expect(behind.ok && conditionOf(behind.root)).toMatchObject({ all: [A, { fact: '' }, B] });
    const inside = commanded(root, { does: 'insert', at: root.key, what: 'group' });
    expect(inside.ok && conditionOf(inside.root)).toMatchObject({ all: [A, B, { any: [{ fact: '' }] }] });
    expect(inside.ok && inside.root.parts[2]?.key === inside.at).toBe(true);
    expect(said({ all: [{ not: A }] }, A, { does: 'insert', what: 'condition' })).toBe('not-holds-one');
  });

  it('goes on from the one beside what was removed, or from the group around it', () => {
    const root = tree({ all: [A, B, { any: [C] }] });
    const next = (condition: Condition) => {
      const answer = commanded(root, { does: 'remove', at: keyOf(root, condition) });
      return answer.ok ? conditionOf(placesIn(answer.root).find(({ part }) => part.key === answer.at)!.part) : null;
    };
    expect(next(A)).toEqual(B);
    expect(next({ any: [C] })).toEqual(B);
    expect(next(C)).toEqual({ all: [A, B] });
  });

  it('stays within the depth and number of conditions that a rule may have', () => {
    const deep = Array.from({ length: DEEPEST - 1 }).reduce<Condition>((inside) => ({ all: [inside] }), { any: [A] });
    expect(said(deep, A, { does: 'wrap', join: 'any' })).toBe('rule-too-deep');
    const many = { all: Array.from({ length: MOST_CONDITIONS }, (_, value) => ({ ...A, value })) };
    expect(said(many, { ...A, value: 7 }, { does: 'duplicate' })).toBe('rule-too-many-conditions');
  });

  it('finds nothing where the part has gone', () => {
    expect(commanded(tree({ all: [A] }), { does: 'remove', at: -1 })).toEqual({ ok: false, why: 'gone' });
    expect(said({ all: [] }, { all: [] }, { does: 'wrap', join: 'any' })).toBe('nothing-inside');
  });
});

const leaf = fc.constantFrom<Condition>(A, B, C, D);
const { group } = fc.letrec<{ group: Condition; part: Condition }>((tie) => ({
  group: fc.oneof(
    fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    tie('part').map((not) => ({ not })),
  ),
  part: fc.oneof({ maxDepth: 4 }, leaf, tie('group')),
}));
/** A command on whatever stands at a place counted from the outermost group, since keys are not known before. */
const commands = fc.array(
  fc.record({
    at: fc.nat(30),
    into: fc.nat(30),
    index: fc.nat(4),
    join: fc.constantFrom('all', 'any', 'not'),
    what: fc.constantFrom('condition', 'group'),
    does: fc.constantFrom('insert', 'remove', 'duplicate', 'up', 'down', 'in', 'out', 'unwrap', 'wrap', 'join', 'place', 'write'),
  }),
  { maxLength: 40 },
);

const filled = (part: DraftPart): DraftPart =>
  isGroup(part) ? { ...part, parts: part.parts.map(filled) } : part.fact === '' ? { ...part, ...A } : part;

describe('Whatever is done to a tree, one command after the other', () => {
  it('leaves conditions that the check of rules accepts once they are filled in, or says why not; undo and redo lead back exactly', () => {
    fc.assert(
      fc.property(group, commands, (condition, drawn) => {
        const first = tree(condition);
        let history = historyOf({ root: first, at: first.key });
        let steps = 0;
        for (const { at, into, ...rest } of drawn) {
          const { root } = history.now;
          const places = placesIn(root);
          const key = (place: number) => places[place % places.length]!.part.key;
          const leaf = { value: 0.9 };
          const answer = commanded(root, { ...rest, at: key(at), into: key(into), leaf } as TreeCommand);
          if (!answer.ok) {
            expect(answer.why).not.toBe('');
            continue;
          }
          expect(placesIn(answer.root).some(({ part }) => part.key === answer.at)).toBe(true);
          const keys = placesIn(answer.root).map(({ part }) => part.key);
          expect(new Set(keys).size).toBe(keys.length);
          const problems = checkConditions(conditionOf(filled(answer.root)));
          expect(problems.filter(({ code }) => code !== 'rule-empty-group' || answer.root.parts.length > 0)).toEqual([]);
          const next = stepped(history, answer);
          if (next.past.length > history.past.length) steps += 1;
          history = next;
        }
        const last = history.now.root;
        for (let step = 0; step < steps; step++) history = undone(history);
        expect(history.now.root).toBe(first);
        expect(undone(history)).toBe(history);
        for (let step = 0; step < steps; step++) history = redone(history);
        expect(history.now.root).toBe(last);
        expect(redone(history)).toBe(history);
      }),
      { numRuns: 300 },
    );
  });
});

describe('The history of a tree', () => {
  const [one, two, three] = [tree({ all: [A] }), tree({ all: [B] }), tree({ all: [C] })].map((root) => ({ root, at: root.key }));

  it('takes what is typed in one field as one step', () => {
    const typed = stepped(stepped(historyOf(one!), two!, 'value of 1'), three!, 'value of 1');
    expect(undone(typed).now).toBe(one);
    const apart = stepped(stepped(historyOf(one!), two!, 'value of 1'), three!, 'value of 2');
    expect(undone(apart).now).toBe(two);
  });

  it('begins another future after a new step, and a new step after an undo', () => {
    const back = undone(stepped(historyOf(one!), two!, 'value of 1'));
    const on = stepped(back, three!, 'value of 1');
    expect(redone(on)).toBe(on);
    expect(undone(on).now).toBe(one);
  });
});
