import fc from 'fast-check';
import { type Delivery, rhythmOf } from './rhythm';

const of = (...pairs: readonly (readonly [on: string, lastDay: string | null])[]): Delivery[] =>
  pairs.map(([on, lastDay]) => ({ on, lastDay }));

const NIGHTLY = of(
  ['2026-11-02', '2026-11-01'],
  ['2026-11-03', '2026-11-02'],
  ['2026-11-04', '2026-11-03'],
  ['2026-11-05', '2026-11-04'],
  ['2026-11-06', '2026-11-05'],
);
const MONTHLY = of(
  ['2026-07-03', '2026-06-30'],
  ['2026-08-04', '2026-07-31'],
  ['2026-09-03', '2026-08-31'],
  ['2026-10-02', '2026-09-30'],
  ['2026-11-03', '2026-10-31'],
);

it.each<[string, readonly Delivery[], string, object]>([
  ['nothing has come', [], '2026-11-07', { lastDay: null, daysWithout: null, usualDays: null, late: false }],
  ['one file of years has come', of(['2026-11-02', '2026-10-31']), '2027-06-01', { usualDays: null, daysWithout: 213, late: false }],
  ['every night, this morning', NIGHTLY, '2026-11-06', { lastDay: '2026-11-05', daysWithout: 1, usualDays: 2, late: false }],
  ['every night, tomorrow before it comes', NIGHTLY, '2026-11-07', { daysWithout: 2, late: false }],
  ['every night, and a night without', NIGHTLY, '2026-11-08', { daysWithout: 3, late: true }],
  ['every month, in the next', MONTHLY, '2026-12-03', { lastDay: '2026-10-31', daysWithout: 33, usualDays: 35, late: false }],
  ['every month, and none has come', MONTHLY, '2026-12-06', { daysWithout: 36, late: true }],
  ['what came brought nothing new', of(...NIGHTLY.map(({ on }) => [on, null] as const)), '2026-11-07', { lastDay: null, late: false }],
  ['old years came after', [...NIGHTLY, ...of(['2026-11-07', '2020-12-31'])], '2026-11-07', { lastDay: '2026-11-05', daysWithout: 2 }],
  ['data of tomorrow', [...NIGHTLY, ...of(['2026-11-07', '2026-11-09'])], '2026-11-07', { daysWithout: 0, late: false }],
])('%s', (_, deliveries, today, rhythm) => {
  expect(rhythmOf(deliveries, today)).toMatchObject(rhythm);
});

it('one late delivery in twenty does not become the rule', () => {
  const days = Array.from({ length: 24 }, (_, n) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10));
  const deliveries = days.slice(1).map((on, place) => ({ on, lastDay: days[place]! }));
  deliveries.splice(10, 5);
  expect(rhythmOf(deliveries, '2026-10-24')).toMatchObject({ usualDays: 2 });
});

it('is late after as many days as it was not, and stays so', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
  const deliveries = fc.array(fc.record({ on: day, lastDay: fc.option(day) }), { maxLength: 40 });
  fc.assert(
    fc.property(deliveries, day, day, (all, one, other) => {
      const inOrder = all.toSorted((a, b) => a.on.localeCompare(b.on));
      const [early, later] = [one, other].toSorted().map((today) => rhythmOf(inOrder, today));
      expect(later!.late || !early!.late).toBe(true);
      expect(early!.usualDays).toBe(later!.usualDays);
    }),
  );
});
