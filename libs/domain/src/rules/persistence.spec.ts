import fc from 'fast-check';
import { runs } from '../testing/runs';
import { isPersistence, MOST_PERIODS, type Persistence, persistentVerdict } from './persistence';
import { VERDICTS, type Verdict } from './verdict';

const WORDS: Readonly<Record<string, Verdict | null>> = { h: 'holds', f: 'fails', n: 'not-evaluable', '.': null };
const history = (text: string) => [...text].map((letter) => WORDS[letter]!);

test.each<[times: number, periods: number, history: string, verdict: Verdict]>([
  [1, 1, 'h', 'holds'],
  [1, 1, 'f', 'fails'],
  [1, 1, 'n', 'not-evaluable'],
  [1, 1, '', 'not-evaluable'],
  [2, 3, 'hfh', 'holds'],
  [2, 3, 'hff', 'fails'],
  [2, 3, 'fhh', 'fails'],
  [2, 3, 'hfn', 'not-evaluable'],
  [2, 3, 'hf', 'not-evaluable'],
  [2, 3, 'h.h', 'holds'],
  [2, 3, 'nhh', 'not-evaluable'],
  [3, 3, 'nhf', 'fails'],
  [3, 3, 'hhhf', 'holds'],
  [2, 3, 'hffh', 'fails'],
])('%j of the last %j over %s: %s', (times, periods, text, verdict) => {
  expect(persistentVerdict({ times, periods }, history(text))).toBe(verdict);
});

test.each<[unknown, boolean]>([
  [{ times: 2, periods: 3 }, true],
  [{ times: 1, periods: MOST_PERIODS }, true],
  [{ times: 4, periods: 3 }, false],
  [{ times: 0, periods: 3 }, false],
  [{ times: 1.5, periods: 3 }, false],
  [{ times: 1, periods: MOST_PERIODS + 1 }, false],
  [{ times: '1', periods: 3 }, false],
  [{ times: 1 }, false],
  [null, false],
  ['2 of 3', false],
])('%j is a persistence: %s', (value, is) => {
  expect(isPersistence(value)).toBe(is);
});

test('learning what a period said never turns a verdict round, and more of the same never weakens it', () => {
  const persistence = fc
    .integer({ min: 1, max: 6 })
    .chain((periods) => fc.record({ times: fc.integer({ min: 1, max: periods }), periods: fc.constant(periods) }));
  const said = fc.array(fc.constantFrom<Verdict | null>(...VERDICTS, null), { maxLength: 6 });
  fc.assert(
    fc.property(persistence, said, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (some: Persistence, known, learnt) => {
      const before = persistentVerdict(some, known);
      const after = persistentVerdict(
        some,
        learnt.map((holds, ago) => (known[ago] === 'holds' || known[ago] === 'fails' ? known[ago] : holds ? 'holds' : 'fails')),
      );
      expect(after).not.toBe('not-evaluable');
      if (before !== 'not-evaluable') expect(after).toBe(before);
      const easier = { ...some, times: Math.max(1, some.times - 1) };
      if (before === 'holds') expect(persistentVerdict(easier, known)).toBe('holds');
    }),
    runs(5_000),
  );
});
