import { INDICATORS, isIndicatorCode } from '../../indicators/catalogue';
import { factNamed } from '../catalogue';
import type { FactDefinition } from '../fact';
import { domainOf } from '../regions/fact-domain';
import { isIn, type ValueSet } from '../regions/value-set';
import type { LeafCondition } from '../rule';
import type { RuleFinding } from './finding';
import { insideOf, leafPlacesOf, type Place, placesOf } from '../places';

/** How far relative distances from a target are believed: beyond twice the target a percentage was meant. */
const FARTHEST_DEVIATION = 2;

/** Values in another unit than their fact's, and figures that are used in two units at once. */
export function unitFindings(root: Place): readonly RuleFinding[] {
  return [
    ...leafPlacesOf(root).flatMap(({ condition, pointer }) => valueFindings(condition, pointer)),
    ...placesOf(root).flatMap(groupFindings),
  ];
}

function valueFindings({ fact: name, value }: LeafCondition, pointer: string): readonly RuleFinding[] {
  const fact = factNamed(name);
  if (fact?.type !== 'number') return [];
  const strange = ([value].flat() as readonly number[]).find((each) => !isBelievable(fact, each));
  if (strange === undefined) return [];
  const hundredth = strange / 100;
  const likely = fact.unit === 'fraction' && isBelievable(fact, hundredth) ? hundredth : null;
  const details = { fact: name, unit: fact.unit, value: strange, likely };
  return [{ code: 'units-mixed', weight: 'warning', pointer: `${pointer}/value`, details }];
}

function isBelievable(fact: FactDefinition, value: number): boolean {
  const [code, part] = fact.name.split('.') as [string, string];
  if (part === 'deviation') return Math.abs(value) <= FARTHEST_DEVIATION;
  if (part === 'gap' && isIndicatorCode(code) && INDICATORS[code].formula.kind === 'proportion') return Math.abs(value) <= 1;
  return isIn({ ...(domainOf(fact) as Numbers), whole: false }, value);
}

type Numbers = Extract<ValueSet, { kind: 'numbers' }>;

/** Of one indicator the gap, in its unit, and the deviation, relative, held to the same figure side by side. */
function groupFindings(place: Place): readonly RuleFinding[] {
  const leaves = insideOf(place).flatMap(({ condition }) => ('fact' in condition ? [condition] : []));
  const held = (part: string) => leaves.filter(({ fact, value }) => fact.endsWith(part) && typeof value === 'number' && value !== 0);
  return held('.gap').flatMap(({ fact, value }) => {
    const indicator = fact.slice(0, -'.gap'.length);
    const twin = held('.deviation').find((other) => other.fact === `${indicator}.deviation` && other.value === value);
    return twin ? [{ code: 'gap-and-deviation', weight: 'hint', pointer: place.pointer, details: { indicator, value } } as const] : [];
  });
}
