import { inTreeOrder } from './tree-order';

describe('The tree of teams', () => {
  it('puts each team after the one it stands under', () => {
    const team = (id: string, parent: string | null) => ({ id, name: id, parent });
    const order = inTreeOrder([team('sud', 'cc'), team('nord', 'cc'), team('cc', null), team('chat', 'nord'), team('orphan', 'gone')]);
    expect(order.map(({ node, depth }) => [node.id, depth])).toEqual([
      ['cc', 0],
      ['nord', 1],
      ['chat', 2],
      ['sud', 1],
      ['orphan', 0],
    ]);
  });
});
