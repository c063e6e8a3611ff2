import fc from 'fast-check';
import { Refusal } from '../refusal';
import { STAFF } from '../testing/cast';
import { runs } from '../testing/runs';
import { approve, FUNCTIONS, isReleased, type Signature, type SigningRequest } from './approval';

const AT = '2026-11-21T09:00:00Z';
const LATER = '2026-11-21T10:00:00Z';
const manager: SigningRequest = { function: 'care-manager', by: STAFF.careManager, at: AT, roles: ['care-manager'] };
const marketing: SigningRequest = { function: 'marketing', by: STAFF.marketing, at: LATER, roles: ['marketing'] };

test('two functions, two people: released', () => {
  const first = approve([], manager);
  expect(first).toEqual({
    signature: { function: 'care-manager', by: STAFF.careManager, at: AT },
    repeated: false,
    signatures: [first.signature],
  });
  expect(isReleased(first.signatures, FUNCTIONS)).toBe(false);
  const second = approve(first.signatures, marketing);
  expect(second.signatures).toHaveLength(2);
  expect(isReleased(second.signatures, FUNCTIONS)).toBe(true);
});

test('the same signature again is the first one', () => {
  const { signatures } = approve([], manager);
  const again = approve(signatures, { ...manager, at: LATER });
  expect(again).toEqual({ signature: { function: 'care-manager', by: STAFF.careManager, at: AT }, repeated: true, signatures });
});

test('a function is signed by one person', () => {
  const { signatures } = approve([], manager);
  expect(() => approve(signatures, { ...manager, by: STAFF.secondCareManager })).toThrow(
    expect.objectContaining({ code: 'already-signed', details: { function: 'care-manager', by: STAFF.careManager, at: AT } }),
  );
});

test('a person with both roles signs for one function only', () => {
  const { signatures } = approve([], { ...manager, roles: ['care-manager', 'marketing'] });
  expect(() => approve(signatures, { ...marketing, by: STAFF.careManager, roles: ['care-manager', 'marketing'] })).toThrow(
    expect.objectContaining({ code: 'same-person-signed', details: { function: 'care-manager' } }),
  );
});

test('being admin signs for nothing', () => {
  expect(() => approve([], { ...manager, roles: ['admin'] })).toThrow(new Refusal('forbidden'));
});

test('whatever is tried, each function is signed once, by people who hold it, no person twice', () => {
  const request = fc.record({
    function: fc.constantFrom(...FUNCTIONS),
    by: fc.constantFrom('p1', 'p2', 'p3'),
    at: fc.constant(AT),
    roles: fc.subarray(['care-manager', 'marketing', 'admin'] as const),
  });
  fc.assert(
    fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
      let signatures: readonly Signature[] = [];
      const entitled = new Set<string>();
      for (const one of requests) {
        if ((one.roles as readonly string[]).includes(one.function)) entitled.add(`${one.function} ${one.by}`);
        try {
          const approval = approve(signatures, one);
          expect(approval.signatures.slice(0, signatures.length)).toEqual(signatures);
          signatures = approval.signatures;
        } catch (refusal) {
          expect(refusal).toBeInstanceOf(Refusal);
        }
        expect(new Set(signatures.map(({ by }) => by)).size).toBe(signatures.length);
        expect(new Set(signatures.map((signature) => signature.function)).size).toBe(signatures.length);
        expect(isReleased(signatures, FUNCTIONS)).toBe(signatures.length === 2);
      }
      for (const { function: signing, by } of signatures) expect(entitled.has(`${signing} ${by}`)).toBe(true);
    }),
    runs(10_000),
  );
});
