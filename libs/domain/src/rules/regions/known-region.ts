import type { Condition } from '../rule';
import { type Coming, type Region, regionOf } from './region';

const KNOWN = new WeakMap<Condition, Map<Coming, Region | null>>();

/** `regionOf`, found once for conditions that are looked at beside many others. Conditions are never changed in place. */
export function knownRegion(condition: Condition, coming: Coming): Region | null {
  const known = KNOWN.get(condition) ?? new Map<Coming, Region | null>();
  KNOWN.set(condition, known);
  if (!known.has(coming)) known.set(coming, regionOf(condition, coming));
  return known.get(coming)!;
}
