import { INDICATORS } from './catalogue';
import { unitsOfParts } from './measure-units';

const plain = { unit: 'contacts', divisor: 1 };
const kept = { unit: 'seconds', divisor: 1000 };

describe('what numerator and denominator are counted in', () => {
  it.each([
    ['ANS', plain, plain],
    ['ASA', { unit: 'seconds', divisor: 1 }, plain],
    ['CSAT_M', plain, plain],
    ['OCC', kept, kept],
    ['ADH', kept, kept],
    ['CPH', plain, kept],
    ['QA', { unit: 'points', divisor: 1000 }, { unit: 'points', divisor: 1000 }],
    ['CPC', { unit: 'cents', divisor: 1 }, plain],
    ['CMPL', plain, plain],
    ['NPS', plain, plain],
  ] as const)('of %s: %j over %j', (code, numerator, denominator) => {
    expect(unitsOfParts(INDICATORS[code])).toEqual({ numerator, denominator });
  });
});
