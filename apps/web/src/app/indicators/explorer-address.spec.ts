import { addressOf, exploredIn, filtersOf, periodsOf } from './explorer-address';

describe('The address of the explorer', () => {
  it.each([
    [{}, { indicators: ['ANS'], by: null, periods: 12, search: '' }],
    [{ indicator: 'RES' }, { indicators: ['RES'], by: null, periods: 12, search: '' }],
    [
      { indicator: ['RES', 'XYZ', 'SL2', 'RES'], by: 'hour', periods: '6', search: '  nord ' },
      { indicators: ['RES', 'SL2'], by: 'hour', periods: 6, search: 'nord' },
    ],
    [
      { indicator: [], by: 'queue', periods: '0' },
      { indicators: ['ANS'], by: null, periods: 12, search: '' },
    ],
    [{ periods: '2.5' }, { indicators: ['ANS'], by: null, periods: 12, search: '' }],
    [{ periods: '1000' }, { indicators: ['ANS'], by: null, periods: 12, search: '' }],
  ])('%j says %j', (said, explored) => {
    expect(exploredIn(said)).toEqual(explored);
  });

  it.each([
    ['2026-10', 3, ['2026-08', '2026-09', '2026-10'], ['2025-10', '2026-08', '2026-09', '2026-10']],
    ['2026-10', 1, ['2026-10'], ['2025-10', '2026-09', '2026-10']],
    ['2024-02-29', 1, ['2024-02-29'], ['2024-02-28', '2024-02-29']],
    ['2020-W53', 1, ['2020-W53'], ['2020-W52', '2020-W53']],
    ['2026', 2, ['2025', '2026'], ['2025', '2026']],
  ])('%s and %i periods show %j, and ask for %j', (period, count, shown, asked) => {
    expect(periodsOf(period, count)).toEqual({ shown, asked });
  });

  it('is kept by a view, and comes back from it', () => {
    const explored = exploredIn({ indicator: ['RES', 'SL2'], by: 'hour', periods: '6', search: 'nord' });
    const pinned = filtersOf(explored, 'team', '2026-10', true);
    expect(addressOf(pinned, '2026-11')).toEqual({
      indicator: ['RES', 'SL2'],
      scope: 'team',
      by: 'hour',
      period: '2026-10',
      periods: 6,
      search: 'nord',
    });
    const following = filtersOf(explored, 'team', '2026-Q3', false);
    expect(addressOf(following, '2026-Q4').period).toBe('2026-Q4');
    expect(addressOf(following, '2026-11').period).toBe('2026-Q4');
    expect(addressOf(following, '2026-11-05').period).toBe('2026-Q4');
  });
});
