/** The columns of a file by the names that tell them apart. */
export interface ColumnNames {
  readonly columns: readonly string[];
  /** Names that the file has more than once. */
  readonly repeated: readonly string[];
  /** Places, 1 is the first, of columns that had no name. */
  readonly unnamed: readonly number[];
}

/** Names as a header has them: without blanks around, the second of a name as `name (2)`, one without a name by its place. */
export function columnNames(header: readonly string[]): ColumnNames {
  const cells = header.map((cell) => cell.trim());
  const taken = new Set(cells);
  const met = new Set<string>();
  const repeated = new Set<string>();
  const unnamed: number[] = [];
  const free = (name: string, from: number): string => {
    for (let number = from; ; number++) if (!taken.has(`${name} (${number})`)) return `${name} (${number})`;
  };
  const columns = cells.map((cell, index) => {
    if (cell === '') unnamed.push(index + 1);
    else if (met.has(cell)) repeated.add(cell);
    const wanted = cell === '' ? String(index + 1) : cell;
    const isFree = cell === '' ? !taken.has(wanted) : !met.has(cell);
    const name = isFree ? wanted : free(wanted, 2);
    met.add(cell).add(name);
    taken.add(name);
    return name;
  });
  return { columns, repeated: [...repeated], unnamed };
}
