import { INDICATOR_CODES, INDICATOR_LIST, INDICATORS, isIndicatorCode } from './catalogue';
import { parametersOf } from './measure';
import { measuresOf, percentileAsked } from './measured-records';
import { MEASURES, measureDefinition } from './measures';

test('every code has its own entry, in order', () => {
  expect(INDICATOR_LIST.map(({ code }) => code)).toEqual([...INDICATOR_CODES]);
  for (const code of INDICATOR_CODES) expect(INDICATORS[code].code).toBe(code);
});

test.each(INDICATOR_LIST)('$code is named in both languages, stands on known measures, and has all their parameters', (indicator) => {
  const { name, parameters, version, base, formula } = indicator;
  expect(name.it.trim()).not.toBe('');
  expect(name.en.trim()).not.toBe('');
  expect(version).toBe(1);
  expect(base.length).toBeGreaterThan(0);
  for (const measure of measuresOf(indicator)) expect(() => measureDefinition(measure, parameters)).not.toThrow();
  if (formula.kind === 'percentile') expect(percentileAsked(indicator)!.p).toBeGreaterThan(0);
});

test('a parameter is asked for by some measure, or describes the scale', () => {
  const describing = ['over', 'percentile', 'scaleFrom', 'scaleTo', 'topFrom', 'bottomTo', 'easyFrom', 'promotersFrom', 'detractorsTo'];
  for (const indicator of INDICATOR_LIST) {
    const asked = measuresOf(indicator).flatMap((measure) => parametersOf(MEASURES[measure]));
    for (const name of Object.keys(indicator.parameters)) expect([...asked, ...describing]).toContain(name);
  }
});

test('what is individual productivity stays closed behind a choice of its own', () => {
  const closed = INDICATOR_LIST.filter(({ closedChoice }) => closedChoice);
  expect(closed.map(({ code }) => code)).toEqual(['AHT', 'AHT_P50', 'ATT', 'AHOLD', 'ACW', 'OCC', 'UTL', 'ADH', 'CPH']);
  for (const { about } of closed) expect(about).toBe('people');
});

test.each(['ANS', 'CSAT_M'])('%s is a code', (code) => expect(isIndicatorCode(code)).toBe(true));
test.each(['FCR', 'ans', '', null, 7, 'constructor'])('%j is none', (code) => expect(isIndicatorCode(code)).toBe(false));
