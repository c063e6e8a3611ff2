/** What something costs, in integer cents. What is not known is missing and not nothing: then there is no sum. */
export type Cost = {
  /** The sum; `null` as soon as one of the parts is not known. */
  readonly cents: number | null;
  /** The sum of the parts that are known. */
  readonly knownCents: number;
  /** How many parts are not known. */
  readonly unknown: number;
};

/** @param parts in integer cents, `null` where not known @throws RangeError when the sum is no safe integer */
export function costOf(parts: readonly (number | null)[]): Cost {
  let [knownCents, unknown] = [0, 0];
  for (const part of parts) {
    if (part === null) unknown += 1;
    else knownCents += part;
  }
  if (!Number.isSafeInteger(knownCents)) throw new RangeError(`Not a whole number of cents: ${knownCents}`);
  return { cents: unknown === 0 ? knownCents : null, knownCents, unknown };
}

/** The same part so many times. @param each in integer cents, `null` where not known */
export function costOfEach(each: number | null, count: number): Cost {
  if (each === null) return { cents: count === 0 ? 0 : null, knownCents: 0, unknown: count };
  return { ...costOf([each * count]), unknown: 0 };
}
