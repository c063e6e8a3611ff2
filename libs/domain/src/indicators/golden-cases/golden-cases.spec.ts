import { INDICATORS, isIndicatorCode } from '../catalogue';
import { measureRecords } from '../measured-records';
import { GOLDEN_CLOCKS } from './golden-case';
import { GOLDEN_CASES, goldenCasesOf } from './index';
import { contextOfCase, recordsOfCase, seenUntilOf } from './records-of-case';
import { timelineOf } from './timeline';

const figures = GOLDEN_CASES.flatMap((golden) =>
  golden.expected.map((expected) => ({ name: `${golden.id}, ${expected.indicator}`, golden, expected })),
);
const caseOf = (id: string) => GOLDEN_CASES.find((golden) => golden.id === id)!;
const timeline = (id: string, code: keyof typeof INDICATORS) => timelineOf(caseOf(id), INDICATORS[code]);

describe('Golden cases', () => {
  it.each(figures)('$name', ({ golden, expected: { indicator, ...expected } }) => {
    if (!isIndicatorCode(indicator)) throw new Error(`no indicator ${indicator}`);
    expect(measureRecords(INDICATORS[indicator], recordsOfCase(golden), contextOfCase(golden))).toMatchObject(expected);
  });

  it('are told apart by their ids, and cover every clock', () => {
    expect(new Set(GOLDEN_CASES.map(({ id }) => id)).size).toBe(GOLDEN_CASES.length);
    expect(new Set(GOLDEN_CASES.map(({ clock }) => clock))).toEqual(new Set(GOLDEN_CLOCKS));
    for (const { contacts } of GOLDEN_CASES) expect(new Set(contacts.map(({ externalId }) => externalId)).size).toBe(contacts.length);
  });

  it('are found by the indicator that they hold', () => {
    expect(goldenCasesOf('FRT_O').map(({ id }) => id)).toContain('first-reply-night');
    expect(goldenCasesOf('VIS')).toEqual([]);
    for (const code of [
      'SL2',
      'ASA',
      'ABN_S',
      'FRT',
      'FRT_O',
      'R24',
      'R24_O',
      'TTR',
      'TTR_O',
      'OTR',
      'REOP',
      'FCR_W',
      'FCR_A',
      'FCR_F',
      'AHT',
      'TRF',
    ])
      expect([code, goldenCasesOf(code).length > 0]).toEqual([code, true]);
  });
});

describe('The timeline of a golden case', () => {
  it('shows the hours of opening, and counts only those', () => {
    expect(timeline('first-reply-night', 'FRT_O')).toEqual({
      from: '2026-11-12T17:00:00.000Z',
      until: '2026-11-13T08:00:00.000Z',
      open: [{ opensAt: '2026-11-13T07:30:00.000Z', closesAt: '2026-11-13T08:00:00.000Z' }],
      lanes: [
        {
          contact: 'a',
          customer: null,
          topic: null,
          events: [
            { kind: 'arrival', at: '2026-11-12T17:00:00.000Z' },
            { kind: 'reply', at: '2026-11-13T08:00:00.000Z' },
          ],
          counted: [{ from: '2026-11-13T07:30:00.000Z', until: '2026-11-13T08:00:00.000Z' }],
          term: null,
        },
      ],
      seenUntil: null,
    });
    const elapsed = timeline('first-reply-night', 'FRT');
    expect([elapsed.open, elapsed.lanes[0]!.counted]).toEqual([
      null,
      [{ from: '2026-11-12T17:00:00.000Z', until: '2026-11-13T08:00:00.000Z' }],
    ]);
  });

  it.each([
    ['first-reply-at-term', 'R24', '2026-11-11T09:00:00.000Z'],
    ['first-reply-opening-term', 'R24_O', '2026-11-16T12:00:00.000Z'],
    ['resolution-at-term', 'OTR', '2026-10-31T23:00:00.000Z'],
    ['repeat-clocks-forward', 'FCR_W', '2026-04-01T09:00:00.000Z'],
  ] as const)('of %s has the term of %s until %s', (id, code, until) => {
    expect(timeline(id, code).lanes[0]!.term?.until).toBe(until);
  });

  it('says how far the data reach where something was due', () => {
    expect(timeline('repeat-not-yet-observed', 'FCR_W').seenUntil).toBe('2026-11-08T23:00:00.000Z');
    expect(seenUntilOf(caseOf('first-reply-clocks-back'))).toBe('2026-10-24T22:00:00.000Z');
  });

  it('counts no automatic reply, and no window of a contact that was not answered', () => {
    expect(timeline('first-reply-automatic', 'FRT').lanes.map(({ counted }) => counted.length)).toEqual([0, 1]);
    expect(timeline('repeat-abandoned', 'FCR_W').lanes.map(({ term }) => term !== null)).toEqual([true, false]);
  });

  it('lies within its own bounds', () => {
    for (const { golden, expected } of figures) {
      const { from, until, lanes, open } = timelineOf(golden, INDICATORS[expected.indicator as keyof typeof INDICATORS]);
      const instants = [
        ...lanes.flatMap(({ events, counted, term }) => [
          ...events.map(({ at }) => at),
          ...[...counted, ...(term ? [term] : [])].flatMap((one) => [one.from, one.until]),
        ]),
        ...(open ?? []).flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]),
      ];
      for (const at of instants) expect({ id: golden.id, inside: from <= at && at <= until }).toEqual({ id: golden.id, inside: true });
    }
  });
});
