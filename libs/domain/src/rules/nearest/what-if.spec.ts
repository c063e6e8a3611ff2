import type { GroupCondition } from '../rule';
import type { Verdict } from '../verdict';
import { whatIf } from './what-if';

const low: GroupCondition = { all: [{ fact: 'RES.gap', operator: 'lessThanInclusive', value: -0.05 }] };
const facts = { 'RES.gap': -0.17, 'RES.target': 0.75, 'RES.value': 0.58 };

describe('what would have changed the verdict', () => {
  test('what held would have failed: a gap is told of the value too', () => {
    const { towards, changes } = whatIf(low, facts, 'holds');
    expect(towards).toBe('fails');
    expect(changes).toEqual([
      [
        {
          fact: 'RES.gap',
          actual: -0.17,
          wanted: [{ fact: 'RES.gap', operator: 'greaterThan', value: -0.05 }],
          distance: expect.closeTo(0.12) as number,
          example: expect.closeTo(-0.05) as number,
          byValue: [{ fact: 'RES.value', operator: 'greaterThan', value: expect.closeTo(0.7) as number }],
        },
      ],
    ]);
  });

  test('what failed would have held', () => {
    const { towards, changes } = whatIf(low, { ...facts, 'RES.gap': 0 }, 'fails');
    expect(towards).toBe('holds');
    expect(changes?.[0]?.[0]).toMatchObject({ wanted: [{ operator: 'lessThanInclusive', value: -0.05 }] });
  });

  test('what could not be told would have held with the fact that was missing; without a target nothing is told of the value', () => {
    const { towards, changes } = whatIf(low, {}, 'not-evaluable');
    expect(towards).toBe('holds');
    expect(changes?.[0]?.[0]).toMatchObject({ fact: 'RES.gap', actual: null, distance: null, byValue: [] });
  });

  test('with the periods before as they were, nothing where no figure of this one would have changed it', () => {
    const persistence = { times: 2, periods: 3 };
    const high = { ...facts, 'RES.gap': 0 };
    const changes = (known: typeof facts, verdict: Verdict, ...earlier: readonly Verdict[]) =>
      whatIf(low, known, verdict, { persistence, earlier }).changes?.length;
    expect(changes(high, 'fails', 'holds', 'fails')).toBe(1);
    expect(changes(high, 'fails', 'fails', 'fails')).toBe(0);
    expect(changes(facts, 'fails', 'fails', 'fails')).toBe(0);
    expect(changes(facts, 'holds', 'holds', 'holds')).toBe(1);
  });

  test('says so where it would take too long to tell', () => {
    const many: GroupCondition = { any: Array.from({ length: 400 }, (_, value) => ({ fact: 'RES.sample', operator: 'equal', value })) };
    expect(whatIf(many, {}, 'not-evaluable').changes).toBeNull();
  });
});
