import { INDICATOR_LIST, INDICATORS, isIndicatorCode } from './catalogue';
import { INDICATOR_CODES } from './indicator';
import { MEASURES } from './measures';

test('every code has its own entry, in order', () => {
  expect(INDICATOR_LIST.map(({ code }) => code)).toEqual([...INDICATOR_CODES]);
  for (const code of INDICATOR_CODES) expect(INDICATORS[code].code).toBe(code);
});

test.each(INDICATOR_LIST)('$code is named in both languages and stands on known measures', ({ name, form, base, needs, version }) => {
  expect(name.it.trim()).not.toBe('');
  expect(name.en.trim()).not.toBe('');
  expect(version).toBe(1);
  const used = [
    base,
    ...needs.map(({ count }) => count),
    ...Object.values(form).filter((part) => (MEASURES as readonly unknown[]).includes(part)),
  ];
  for (const measure of used) expect(MEASURES).toContain(measure);
});

test('what is about people and what is individual productivity is told apart', () => {
  const about = (wanted: string) => INDICATOR_LIST.filter(({ about: is }) => is === wanted).map(({ code }) => code);
  expect(about('service')).toEqual(['VOL', 'ANS', 'ABN', 'ASA']);
  expect(about('people')).toEqual(['AHT', 'RES', 'CSAT', 'CSAT_M']);
  expect(INDICATOR_LIST.filter(({ closedChoice }) => closedChoice).map(({ code }) => code)).toEqual(['AHT']);
});

test.each(['ANS', 'CSAT_M'])('%s is a code', (code) => expect(isIndicatorCode(code)).toBe(true));
test.each(['FCR', 'ans', '', null, 7, 'constructor'])('%j is none', (code) => expect(isIndicatorCode(code)).toBe(false));
