import { INDICATOR_LIST, INDICATORS } from './catalogue';
import { formulaParts, measuresBehind } from './formula-parts';
import { LANGUAGES } from './indicator';
import { measureInWords, MEASURE_LABELS } from './measure-labels';
import { measuresOf } from './measured-records';
import { type Measure, MEASURES } from './measures';
import { parametersOf } from './measure';
import { confusedWith, FAMILIES } from './variants';

const NAMES = Object.keys(MEASURES) as Measure[];

describe('the words of a measure', () => {
  it.each(LANGUAGES)('are there for each measure, and no two measures share them (%s)', (language) => {
    const told = NAMES.map((measure) => MEASURE_LABELS[measure]?.[language] ?? '');
    expect(told.filter((text) => text.trim() === '')).toEqual([]);
    expect(Object.keys(MEASURE_LABELS).toSorted()).toEqual(NAMES.toSorted());
    // Two ways to the same words: closing in time is told apart from the cases it is counted among.
    const apart = NAMES.filter((measure) => measure !== 'closedInTime').map((measure) => MEASURE_LABELS[measure][language]);
    expect(apart.filter((text, place) => apart.indexOf(text) !== place)).toEqual([]);
  });

  it.each(NAMES)('of %s name the parameters of its conditions, and no others', (measure) => {
    const asked = [...new Set(parametersOf(MEASURES[measure]))].toSorted();
    for (const language of LANGUAGES) {
      const named = [...MEASURE_LABELS[measure][language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([...new Set(named)].toSorted()).toEqual(asked);
    }
  });

  it('have the parameters of a definition put in', () => {
    expect(measureInWords('answeredWithin', INDICATORS.SL2.parameters, 'it')).toBe('contatti risposti entro 20 secondi');
    for (const { code, parameters, formula } of INDICATOR_LIST)
      for (const { measures } of formulaParts(formula))
        for (const measure of measures)
          expect({ code, text: measureInWords(measure, parameters, 'en') }).not.toEqual({ code, text: expect.stringMatching(/[{}]/) });
  });
});

describe('the parts of a formula', () => {
  it.each(INDICATOR_LIST)('of $code are all that it is computed from', (indicator) => {
    const parts = formulaParts(indicator.formula).flatMap(({ measures }) => measures);
    expect(measuresOf(indicator)).toEqual(expect.arrayContaining([...parts]));
    expect(parts.length > 0 || indicator.formula.kind.startsWith('stock')).toBe(true);
  });
});

describe('the records behind a figure', () => {
  it.each([
    ['VOL', ['contacts', 'givenContacts'], ['contacts', 'givenContacts']],
    ['ANS', ['answered', 'givenAnswered'], ['offered', 'givenOffered']],
    ['NPS', ['npsPromoters', 'surveyNpsPromoters'], ['npsCount', 'surveyNpsCount']],
    ['ASA', ['waitCount', 'givenWaitCount'], ['waitCount', 'givenWaitCount']],
    ['QA', ['points'], ['applicablePoints']],
    ['BKL', ['cases'], ['cases']],
    ['BKL_P90', ['cases'], ['cases']],
  ] as const)('of %s are those of its sums', (code, numerator, denominator) => {
    expect(measuresBehind(INDICATORS[code].formula, 'numerator')).toEqual(numerator);
    expect(measuresBehind(INDICATORS[code].formula, 'denominator')).toEqual(denominator);
  });
});

describe('what an indicator can be taken for', () => {
  it('is told both ways, and never itself', () => {
    for (const code of FAMILIES.flat()) {
      expect(confusedWith(code)).not.toContain(code);
      for (const other of confusedWith(code)) expect(confusedWith(other)).toContain(code);
    }
  });

  it.each([
    ['SL2', ['SL1', 'SL3', 'SL4', 'ANS', 'R24']],
    ['CIR', ['QA']],
    ['CPH', []],
  ] as const)('of %s is %s', (code, others) => {
    expect(confusedWith(code)).toEqual(others);
  });
});
