/** Anything that stands under another of its kind. */
interface Node {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Each node after the one it stands under, with its depth; siblings by name. One whose parent is not in the list stands at the root. */
export function inTreeOrder<T extends Node>(nodes: readonly T[]): readonly { readonly node: T; readonly depth: number }[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const under = (parent: string | null, depth: number): { node: T; depth: number }[] =>
    nodes
      .filter((node) => (node.parent !== null && ids.has(node.parent) ? node.parent : null) === parent)
      .sort((one, other) => one.name.localeCompare(other.name))
      .flatMap((node) => [{ node, depth }, ...under(node.id, depth + 1)]);
  return under(null, 0);
}
