import fc from 'fast-check';
import { BEGINNING, chained, follow, type FoundLink, type Link } from './chain';

const text = fc.option(fc.string({ maxLength: 12 }));
const event: fc.Arbitrary<Omit<Link, 'sequence'>> = fc.record({
  id: fc.uuid(),
  at: fc.constant('2026-11-22T05:00:00.000000Z'),
  personId: fc.option(fc.uuid()),
  action: fc.string({ maxLength: 12 }),
  objectKind: fc.string({ maxLength: 12 }),
  objectId: text,
  beforeHash: text,
  afterHash: text,
  requestId: text,
});
const events = fc.array(event, { minLength: 1, maxLength: 30 });
const sealed = (some: readonly Omit<Link, 'sequence'>[]): FoundLink[] =>
  chained(BEGINNING, some).map((link) => ({ ...link, isContentWhole: true }));

test('a chain that nobody touched fits, in one go or in parts', () => {
  fc.assert(
    fc.property(events, fc.nat(30), (some, cut) => {
      const links = sealed(some);
      const whole = follow(BEGINNING, links);
      expect(whole).toEqual({ head: { sequence: some.length, hash: links.at(-1)!.hash }, fault: null });
      expect(follow(follow(BEGINNING, links.slice(0, cut)).head, links.slice(cut))).toEqual(whole);
      const first = chained(BEGINNING, some.slice(0, cut));
      const { sequence, hash } = first.at(-1) ?? BEGINNING;
      expect([...first, ...chained({ sequence, hash }, some.slice(cut))].at(-1)).toEqual(chained(BEGINNING, some).at(-1));
    }),
  );
});

const CHANGED: readonly (keyof Omit<Link, 'sequence'>)[] = [
  ...(['id', 'at', 'personId', 'action', 'objectKind', 'objectId', 'beforeHash', 'afterHash', 'requestId'] as const),
];

test('the first link that was changed in whatever it says is found', () => {
  fc.assert(
    fc.property(events, fc.nat(), fc.constantFrom(...CHANGED), fc.string(), (some, place, field, value) => {
      const links = sealed(some);
      const at = place % links.length;
      fc.pre(links[at]![field] !== value);
      const { id } = (links[at] = { ...links[at]!, [field]: value });
      const { head, fault } = follow(BEGINNING, links);
      expect(fault).toEqual({ code: 'altered', sequence: at + 1, event: id });
      expect(head.sequence).toBe(at);
    }),
  );
});

test('one that is gone, and one whose contents are others, are named', () => {
  fc.assert(
    fc.property(events, fc.nat(), (some, place) => {
      const links = sealed([...some, ...some]);
      const at = place % (links.length - 1);
      expect(follow(BEGINNING, links.toSpliced(at, 1)).fault).toEqual({ code: 'missing', sequence: at + 1, event: null });
      const altered = links.with(at, { ...links[at]!, isContentWhole: false });
      expect(follow(BEGINNING, altered).fault).toEqual({ code: 'content-altered', sequence: at + 1, event: links[at]!.id });
    }),
  );
});
