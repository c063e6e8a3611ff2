import type { Condition } from '@circolo/domain';
import { type DraftGroup, changed, conditionOf, draftOf, groupOf } from './condition-draft';

const LEAF = { fact: 'RES.value', operator: 'lessThan', value: 0.7 } as const;
const LIST = { fact: 'CSAT.severity', operator: 'in', value: ['warning', 'critical'] } as const;

describe('Conditions being written', () => {
  it.each<Condition>([
    { all: [LEAF] },
    { any: [LEAF, { all: [LIST, { not: LEAF }] }] },
    { not: { any: [LEAF, LIST] } },
    { not: { not: LEAF } },
  ])('come back as they were: %j', (condition) => {
    expect(conditionOf(draftOf(condition))).toEqual(condition);
  });

  it('change one part and leave the others the same objects', () => {
    const root = draftOf({ all: [LEAF, { any: [LIST] }] }) as DraftGroup;
    const [leaf, group] = root.parts;
    const after = changed(root, leaf?.key ?? 0, (part) => ({ ...part, fact: 'ANS.value' }));
    expect(conditionOf(after)).toEqual({ all: [{ ...LEAF, fact: 'ANS.value' }, { any: [LIST] }] });
    expect(after.parts[1]).toBe(group);
    expect(changed(root, -1, (part) => ({ ...part }))).toBe(root);
  });

  it('turn an empty not into a group without a part, which is refused', () => {
    expect(conditionOf(groupOf('not', []))).toEqual({ not: { all: [] } });
  });
});
