import { italianColumns, italianLayoutLines, italianMapping, ownColumns, ownLayoutLines } from './load-test-file.ts';

const size = { seed: 3, rows: 5000, agents: 50, months: 2, until: { year: 2026, month: 10 } };

describe('files for loads', () => {
  it('spread the rows over the agents and the months', () => {
    const rows = [...ownLayoutLines(size)].slice(1).map((line) => line.split(','));
    expect(rows).toHaveLength(5000);
    expect(rows.every((row) => row.length === ownColumns.length)).toBe(true);
    const column = (name: (typeof ownColumns)[number]) => rows.map((row) => row[ownColumns.indexOf(name)] ?? '');
    expect(new Set(column('agent').filter((agent) => agent !== '')).size).toBe(50);
    expect(new Set(column('externalId')).size).toBe(5000);
    expect(new Set(column('arrivedAt').map((at) => at.slice(0, 7)))).toEqual(new Set(['2026-09', '2026-10']));
    expect(column('arrivedAt').every((at) => new Date(at).toISOString() === at.replace('Z', '.000Z'))).toBe(true);
  });

  it('say the same in both layouts', () => {
    const own = [...ownLayoutLines(size)].slice(1);
    const italian = [...italianLayoutLines(size)].slice(1);
    expect(italian).toHaveLength(own.length);
    const seconds = (text = '') => text.split('.').reduce((sum, part) => sum * 60 + Number(part), 0);
    own.forEach((line, i) => {
      const [cells, words] = [line.split(','), (italian[i] ?? '').split(';')];
      expect(words).toHaveLength(italianColumns.length);
      expect(words[italianColumns.indexOf('CODICE')]).toBe(cells[ownColumns.indexOf('externalId')]);
      expect(seconds(words[italianColumns.indexOf('ATTESA')])).toBe(Number(cells[ownColumns.indexOf('waitSeconds')]));
      expect(words[italianColumns.indexOf('RISOLTO')]).toBe(
        { true: 'SI', false: 'NO', '': '' }[cells[ownColumns.indexOf('resolved')] ?? ''],
      );
      expect(words[italianColumns.indexOf('VOTO')]).toBe(cells[ownColumns.indexOf('csat')]);
    });
  });

  it('come with a mapping that names only columns of theirs', () => {
    for (const field of Object.values(italianMapping('carico').fields)) {
      const columns = 'columns' in field ? field.columns : [field.column];
      for (const column of columns) expect(italianColumns).toContain(column);
    }
  });
});
