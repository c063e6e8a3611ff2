/** The cells of one row, its end of line left off, as COPY reads them: a quote anywhere opens or closes, two inside quotes are one. */
export function cellsOf(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let inQuote = false;
  for (let at = 0; at < row.length; at++) {
    const letter = row[at]!;
    if (letter === '"') {
      if (inQuote && row[at + 1] === '"') {
        cell += '"';
        at++;
      } else inQuote = !inQuote;
    } else if (letter === delimiter && !inQuote) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}

/** One row that COPY reads back as these cells. */
export function rowOf(cells: readonly string[], delimiter: string): string {
  const special = new RegExp(`["\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]|^$`);
  return cells.map((cell) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
}

/** The rows of a text with their cells, as COPY reads them; rows that are blank are left out. */
export function tableOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let inQuote = false;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter === '"') inQuote = !inQuote;
    if (letter !== undefined && (inQuote || (letter !== '\n' && letter !== '\r'))) continue;
    if (at > start) rows.push(cellsOf(text.slice(start, at), delimiter));
    start = at + 1;
  }
  return rows;
}
