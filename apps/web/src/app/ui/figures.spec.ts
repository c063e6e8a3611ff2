import { TestBed } from '@angular/core/testing';
import { show } from '../../testing/page';
import { LostPage } from '../shell/lost-page';
import { Figures } from './figures';

const figuresIn = async (language: 'it' | 'en') => {
  await show(LostPage, { language });
  return TestBed.inject(Figures);
};
const THIN = '\u202f';

describe('Figures', () => {
  it.each([
    [0.6103, 'fraction', '61,0 %'],
    [1, 'fraction', '100,0 %'],
    [12418, 'contacts', `12${THIN}418`],
    [1908, 'contacts', `1${THIN}908`],
    [31.25, 'seconds', '31,3 s'],
    [245, 'seconds', '245 s'],
    [1116, 'seconds', '18,6 min'],
    [86400, 'seconds', '24,0 h'],
    [4.256, 'points', '4,26'],
    [0, 'fraction', '0,0 %'],
    [53.42, 'score', '53,4'],
    [-12, 'score', '−12,0'],
    [2.5, 'days', '2,5 giorni'],
    [4.25, 'per-thousand', '4,3 ‰'],
    [6.04, 'per-hour', '6,0 /h'],
    [412.4, 'cents', '4,12 €'],
    [null, 'fraction', '—'],
  ])('%s (%s) is written %s in Italian', async (value, unit, text) => {
    expect((await figuresIn('it')).text(value, unit)).toBe(text);
  });

  it('are written for an English reader', async () => {
    const figures = await figuresIn('en');
    expect(figures.text(0.6103, 'fraction')).toBe('61.0 %');
    expect(figures.text(12418, 'contacts')).toBe('12,418');
  });

  it('are signed as differences, in percentage points when they are shares', async () => {
    const figures = await figuresIn('it');
    expect(figures.difference(-0.14, 'fraction')).toEqual({ number: '−14,0', unit: 'punti' });
    expect(figures.difference(-5.2, 'score')).toEqual({ number: '−5,2', unit: 'punti' });
    expect(figures.difference(7, 'seconds')).toEqual({ number: '+7,0', unit: 's' });
    expect(figures.difference(-252, 'seconds', 1116)).toEqual({ number: '−4,2', unit: 'min' });
    expect(figures.difference(null, 'seconds')).toEqual({ number: '—', unit: '' });
  });

  it('name the unit of an interval once', async () => {
    const figures = await figuresIn('it');
    expect(figures.interval(0.562, 0.656, 'fraction')).toBe('56,2–65,6 %');
    expect(figures.interval(null, null, 'fraction')).toBe('—');
  });
});
