/** Knows a file's header when it comes again among its rows, in its own order or in another. */
export class HeaderAgain {
  private readonly inOrder: string;
  private readonly sorted: string;

  constructor(private readonly header: readonly string[]) {
    this.inOrder = JSON.stringify(header);
    this.sorted = JSON.stringify([...header].sort());
  }

  /** `changed`: the same names in another order, so that the rows below have other columns than those above. */
  of(cells: readonly string[]): 'same' | 'changed' | null {
    if (cells.length !== this.header.length || !this.header.includes(cells[0]!.trim())) return null;
    const names = cells.map((cell) => cell.trim());
    if (JSON.stringify(names) === this.inOrder) return 'same';
    return JSON.stringify(names.sort()) === this.sorted ? 'changed' : null;
  }
}
