import { readFigure, writeFigure } from './read-figure';

describe('Figures as people write them', () => {
  it.each([
    ['5 %', 'fraction', 'it-IT', 0.05],
    ['0,05', 'fraction', 'it-IT', 0.05],
    ['0.05', 'fraction', 'it-IT', 0.05],
    ['75', 'fraction', 'it-IT', 0.75],
    ['1', 'fraction', 'it-IT', 1],
    ['−7 %', 'fraction', 'it-IT', -0.07],
    ['58,3%', 'fraction', 'it-IT', 0.583],
    ['90', 'seconds', 'it-IT', 90],
    ['2 min', 'seconds', 'it-IT', 120],
    ['1,5 h', 'seconds', 'it-IT', 5400],
    ['1.5 ore', 'seconds', 'it-IT', 5400],
    ['1.908', 'contacts', 'it-IT', 1908],
    ['1 908', 'contacts', 'it-IT', 1908],
    ['1.908,5', null, 'it-IT', 1908.5],
    ['0.050', null, 'it-IT', 0.05],
    ['1,908', 'contacts', 'en-GB', 1908],
    ['4,2', 'points', 'it-IT', 4.2],
    ['4.2', 'points', 'en-GB', 4.2],
    ['', 'fraction', 'it-IT', null],
    ['molto', 'fraction', 'it-IT', null],
    ['5 h', 'fraction', 'it-IT', null],
    ['5 giorni', 'seconds', 'it-IT', null],
    ['5 %', 'points', 'it-IT', null],
    ['1,2,3', null, 'it-IT', null],
    ['5 giorni', 'days', 'it-IT', 5],
    ['2.5 days', 'days', 'en-GB', 2.5],
    ['4,2 ‰', 'per-thousand', 'it-IT', 4.2],
    ['4,2 %', 'per-thousand', 'it-IT', null],
    ['6/h', 'per-hour', 'it-IT', 6],
    ['4,20 €', 'cents', 'it-IT', 420],
    ['0.07 euro', 'cents', 'en-GB', 7],
    ['−25', 'score', 'it-IT', -25],
    ['25 %', 'score', 'it-IT', null],
  ])('«%s» as %s in %s is %s', (text, unit, locale, value) => {
    expect(readFigure(text, unit, locale)).toBe(value);
  });

  it.each([
    [0.05, 'fraction', 'it-IT', '5 %'],
    [0.583, 'fraction', 'it-IT', '58,3 %'],
    [-0.07, 'fraction', 'en-GB', '-7 %'],
    [90, 'seconds', 'it-IT', '90 s'],
    [864, 'seconds', 'it-IT', '14,4 min'],
    [86400, 'seconds', 'it-IT', '24 h'],
    [1908, 'contacts', 'it-IT', '1908'],
    [4.25, 'points', 'it-IT', '4,25'],
    [-25, 'score', 'it-IT', '-25'],
    [412, 'cents', 'it-IT', '4,12 €'],
    [4.2, 'per-thousand', 'it-IT', '4,2 ‰'],
    [2.5, 'days', 'en-GB', '2.5'],
  ])('%s %s in %s is written «%s», and read back the same', (value, unit, locale, text) => {
    expect(writeFigure(value, unit, locale)).toBe(text);
    expect(readFigure(text, unit, locale)).toBe(value);
  });
});
