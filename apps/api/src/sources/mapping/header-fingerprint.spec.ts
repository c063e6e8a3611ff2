import { mappingFor } from '@circolo/contracts';
import { headerFingerprint, mappingForColumns } from './header-fingerprint';

describe('the fingerprint of a header', () => {
  it.each([
    ['spaces around a name', ['Codice', ' Data '], ['Codice', 'Data'], true],
    ['the case of letters', ['CODICE', 'Città'], ['codice', 'CITTÀ'], true],
    ['how an accent is encoded', ['citta\u0300'], ['citt\u00e0'], true],
    ['the order', ['a', 'b'], ['b', 'a'], false],
    ['a column more', ['a', 'b'], ['a', 'b', 'c'], false],
    ['where a name ends', ['a,b', 'c'], ['a', 'b,c'], false],
  ])('by %s', (_, one, other, same) => {
    expect(headerFingerprint(one) === headerFingerprint(other)).toBe(same);
  });
});

it('a mapping follows the names of a header that is written otherwise', () => {
  const mapping = mappingFor('interactions').parse({
    source: 'acd',
    rows: { skipWhen: [{ column: 'Tipo', in: ['TEST'] }] },
    labels: { turno: { column: 'Ora' } },
    fields: {
      externalId: { column: 'Codice' },
      arrivedAt: { columns: ['Data', 'Ora'], join: ' ' },
      channel: { constant: 'telephone' },
      outcome: { cases: [{ when: [{ column: 'Esito', in: ['OK'] }], value: 'answered' }, { otherwise: 'other' }] },
    },
  });
  const made = ['Codice', 'Data', 'Ora', 'Esito', 'Tipo'];
  const other = mappingForColumns(
    mapping,
    made,
    made.map((name) => name.toUpperCase()),
  );
  expect(other).toEqual({
    ...mapping,
    rows: { skipWhen: [{ column: 'TIPO', in: ['TEST'] }] },
    labels: { turno: { column: 'ORA' } },
    fields: {
      externalId: { column: 'CODICE' },
      arrivedAt: { columns: ['DATA', 'ORA'], join: ' ' },
      channel: { constant: 'telephone' },
      outcome: { cases: [{ when: [{ column: 'ESITO', in: ['OK'] }], value: 'answered' }, { otherwise: 'other' }] },
    },
  });
  expect(mappingForColumns(mapping, made, made)).toEqual(mapping);
});
