import { median, medianSpent, spentOn } from './measure.ts';

describe('what was spent', () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 10], 3.5],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('takes medians of wall and processor time apart, and none of what was not told', () => {
    const runs = [
      { wall: 1, processor: 30 },
      { wall: 9, processor: 10 },
      { wall: 2, processor: 20 },
    ];
    expect(medianSpent(runs)).toEqual({ wall: 2, processor: 20 });
    expect(medianSpent([...runs, { wall: 2, processor: null }]).processor).toBeNull();
  });

  it('adds up what every clock has moved on during the work, and knows nothing when one of them does not', async () => {
    let used = 5;
    const work = async () => void (used += 2);
    expect((await spentOn([() => used, () => 10 * used], work)).processor).toBe(22);
    expect((await spentOn([() => used, null], work)).processor).toBeNull();
  });
});
