/** A stretch of numbers; `lowIn` and `highIn` say whether its ends belong to it. An end without limit is infinite and does not. */
export type Interval = { readonly low: number; readonly lowIn: boolean; readonly high: number; readonly highIn: boolean };

/** Stretches in rising order that neither meet nor overlap. */
export type Intervals = readonly Interval[];

export const ALL_NUMBERS: Interval = { low: -Infinity, lowIn: false, high: Infinity, highIn: false };

export function isEmptyInterval({ low, lowIn, high, highIn }: Interval): boolean {
  return low > high || (low === high && !(lowIn && highIn));
}

export function contains({ low, lowIn, high, highIn }: Interval, number: number): boolean {
  return (number > low || (lowIn && number === low)) && (number < high || (highIn && number === high));
}

/** The numbers that are in both. */
export function meet(one: Intervals, other: Intervals): Intervals {
  return one.flatMap((a) => other.map((b) => meetOfTwo(a, b)).filter((both) => !isEmptyInterval(both)));
}

function meetOfTwo(a: Interval, b: Interval): Interval {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return {
    low,
    lowIn: (a.low !== low || a.lowIn) && (b.low !== low || b.lowIn),
    high,
    highIn: (a.high !== high || a.highIn) && (b.high !== high || b.highIn),
  };
}

/** The numbers that are in none of them. */
export function outside(intervals: Intervals): Intervals {
  const edges: Interval[] = [];
  let [low, lowIn] = [-Infinity, false];
  for (const each of intervals) {
    edges.push({ low, lowIn, high: each.low, highIn: !each.lowIn && each.low !== -Infinity });
    [low, lowIn] = [each.high, !each.highIn && each.high !== Infinity];
  }
  edges.push({ low, lowIn, high: Infinity, highIn: false });
  return edges.filter((edge) => !isEmptyInterval(edge));
}

/** The same stretches as whole numbers see them: between two whole numbers that follow one another there is nothing. */
export function asWhole(intervals: Intervals): Intervals {
  const whole = intervals.map(wholeEnds).filter((each) => !isEmptyInterval(each));
  const joined: Interval[] = [];
  for (const each of whole) {
    const last = joined.at(-1);
    if (last && last.high + 1 >= each.low) joined[joined.length - 1] = { ...last, high: each.high, highIn: each.highIn };
    else joined.push(each);
  }
  return joined;
}

function wholeEnds({ low, lowIn, high, highIn }: Interval): Interval {
  const first = Number.isInteger(low) && !lowIn ? low + 1 : Math.ceil(low);
  const last = Number.isInteger(high) && !highIn ? high - 1 : Math.floor(high);
  return { low: first, lowIn: Number.isFinite(first), high: last, highIn: Number.isFinite(last) };
}
