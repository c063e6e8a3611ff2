import { fixedDraw, randomStream } from './random.ts';

describe('random streams', () => {
  it('gives the same numbers for the same seed and name, and others for another', () => {
    const numbers = (seed: number, name: string) => {
      const random = randomStream(seed, name);
      return Array.from({ length: 5 }, random.next);
    };
    expect(numbers(1, 'a')).toEqual(numbers(1, 'a'));
    expect(numbers(2, 'a')).not.toEqual(numbers(1, 'a'));
    expect(numbers(1, 'b')).not.toEqual(numbers(1, 'a'));
  });

  it('has the means that its distributions promise', () => {
    const random = randomStream(7, 'means');
    const mean = (draw: () => number) => Array.from({ length: 20_000 }, draw).reduce((sum, x) => sum + x, 0) / 20_000;
    expect(mean(random.next)).toBeCloseTo(0.5, 1);
    expect(mean(() => random.exponential(60)) / 60).toBeCloseTo(1, 1);
    expect(mean(random.normal)).toBeCloseTo(0, 1);
    expect(mean(() => random.normal() ** 2)).toBeCloseTo(1, 1);
    expect(mean(() => (random.chance(0.3) ? 1 : 0))).toBeCloseTo(0.3, 1);
    expect(mean(() => random.weighted([1, 0, 3], 4))).toBeCloseTo(1.5, 1);
  });

  it('draws the same for the same arguments in any order of asking', () => {
    const later = fixedDraw(1, 20, 3);
    expect(fixedDraw(1, 20, 4)).not.toBe(later);
    expect(fixedDraw(1, 20, 3)).toBe(later);
    expect(later).toBeGreaterThanOrEqual(0);
    expect(later).toBeLessThan(1);
  });
});
