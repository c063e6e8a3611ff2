/** What one can do in the tree with a key or a button, other than move about. */
export const TREE_ACTIONS = [
  'edit',
  'condition',
  'group',
  'up',
  'down',
  'in',
  'out',
  'wrap',
  'negate',
  'unwrap',
  'duplicate',
  'remove',
  'undo',
  'redo',
] as const;
export type TreeAction = (typeof TREE_ACTIONS)[number];
export const TREE_STEPS = ['next', 'previous', 'open', 'close', 'start', 'end'] as const;
/** Moving about in the tree. */
export type TreeStep = (typeof TREE_STEPS)[number];

/** The keys of each action as they are shown; the first is the one that a button tells of. */
export const KEYS_OF: Readonly<Record<TreeAction, readonly string[]>> = {
  edit: ['Enter', 'F2'],
  condition: ['C', 'Insert'],
  group: ['G'],
  up: ['Alt+ArrowUp'],
  down: ['Alt+ArrowDown'],
  in: ['Alt+ArrowRight'],
  out: ['Alt+ArrowLeft'],
  wrap: ['W'],
  negate: ['N'],
  unwrap: ['U'],
  duplicate: ['D'],
  remove: ['Delete'],
  undo: ['Control+Z'],
  redo: ['Control+Y', 'Control+Shift+Z'],
};
const STEPS: Readonly<Record<string, TreeStep>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  ArrowRight: 'open',
  ArrowLeft: 'close',
  Home: 'start',
  End: 'end',
};
const ACTIONS = new Map(Object.entries(KEYS_OF).flatMap(([action, keys]) => keys.map((key) => [key, action as TreeAction] as const)));

/** What a key asks for in the tree; `null` for a key that is none of ours. */
export function askedBy(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): TreeAction | TreeStep | null {
  const { key, altKey, shiftKey } = event;
  const letter = key.length === 1;
  const held = [event.ctrlKey || event.metaKey ? 'Control' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : ''].filter(Boolean);
  const spelt = [...held, letter ? key.toUpperCase() : key].join('+');
  return STEPS[spelt] ?? ACTIONS.get(spelt) ?? null;
}

export function isStep(asked: TreeAction | TreeStep): asked is TreeStep {
  return (TREE_STEPS as readonly string[]).includes(asked);
}

/** A key as it stands on a keyboard. */
export function shownKey(key: string): string {
  const signs: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Control: 'Ctrl' };
  return key
    .split('+')
    .map((part) => signs[part] ?? part)
    .join('+');
}
