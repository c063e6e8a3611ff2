import fc from 'fast-check';
import { csvLine } from './csv';

it('writes numbers as they are in the API, and nothing for what is missing', () => {
  expect(csvLine(['ANS', -0.5, 1e-7, 12, null, true, ''])).toBe('ANS,-0.5,1e-7,12,,true,\r\n');
});

it('quotes what would break a line', () => {
  expect(csvLine(['a,b', 'say "no"', 'two\nlines'])).toBe('"a,b","say ""no""","two\nlines"\r\n');
});

it.each(['=1+1', '+39 011', '-2', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '|calc', '%0A=1', '"=1'.slice(1)])('disarms %j', (text) => {
  expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true);
});

it('never begins a text with what a spreadsheet computes', () => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), fc.string(), (first, rest) => {
      expect(csvLine([first + rest])).not.toMatch(/^"?[\s]*[=+\-@]/);
    }),
    { numRuns: 500 },
  );
});
