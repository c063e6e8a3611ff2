import fc from 'fast-check';
import { normalTwoSidedP, slopeOf, studentTwoSidedP, Z_95 } from './statistics';
import { runs } from './testing/runs';

// Known values: tables of the normal and of Student's distribution, to the digits that they give.
test.each([
  [0, 1],
  [0.5, 0.6170750774519738],
  [1, 0.31731050786291415],
  [Z_95, 0.05],
  [2.5758293035489004, 0.01],
  [3, 0.0026997960632601913],
  [3.5, 0.0004652581580710501],
  [3.6, 0.000318217180315068],
  [5, 5.733031437583892e-7],
  [6, 1.9731752900754024e-9],
  [8, 1.2441921148543639e-15],
])('a normal deviate of %d has p %d, on either side', (z, p) => {
  expect(normalTwoSidedP(z) / p).toBeCloseTo(1, 9);
  expect(normalTwoSidedP(-z)).toBe(normalTwoSidedP(z));
});

test('p falls as the deviate grows, also where one expansion gives way to the other', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 12, noNaN: true }), fc.double({ min: 1e-6, max: 1, noNaN: true }), (z, more) => {
      expect(normalTwoSidedP(z + more)).toBeLessThan(normalTwoSidedP(z));
    }),
    runs(5_000),
  );
});

test.each([
  [12.706, 1, 0.05],
  [1, 1, 0.5],
  [4.3027, 2, 0.05],
  [3.1824, 3, 0.05],
  [2.7764, 4, 0.05],
  [2.5706, 5, 0.05],
  [4.0321, 5, 0.01],
  [2.2281, 10, 0.05],
  [2.0423, 30, 0.05],
  [2.0395134463964, 31, 0.05],
  [0, 4, 1],
  [Infinity, 4, 0],
  [-Infinity, 3, 0],
])("Student's t of %d with %d degrees of freedom has p %d", (t, degrees, p) => {
  expect(studentTwoSidedP(t, degrees)).toBeCloseTo(p, 5);
});

describe('slopeOf', () => {
  test('points on a line have their slope and no doubt', () => {
    expect(slopeOf([0, 1, 2, 3].map((x) => [x, 2 * x + 1] as const))).toEqual({ slope: 2, p: 0 });
  });

  test('a worked example: slope 0.6, t = 2.1213, 3 degrees of freedom', () => {
    // x 1..5, y 2 4 5 4 5: Sxx 10, Sxy 6, residual 2.4.
    const found = slopeOf([
      [1, 2],
      [2, 4],
      [3, 5],
      [4, 4],
      [5, 5],
    ]);
    expect(found?.slope).toBeCloseTo(0.6, 12);
    expect(found?.p).toBeCloseTo(0.124027, 5);
  });

  test('a flat line has no slope', () => {
    expect(slopeOf([0, 1, 2].map((x) => [x, 7] as const))).toEqual({ slope: 0, p: 1 });
  });

  test('two points, or one x, have none to tell', () => {
    expect(
      slopeOf([
        [0, 1],
        [1, 2],
      ]),
    ).toBeNull();
    expect(slopeOf([1, 2, 3].map((y) => [4, y] as const))).toBeNull();
  });
});
