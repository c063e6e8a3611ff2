import {
  type FigureSide,
  type Indicator,
  measureDefinition,
  type MeasureDefinition,
  type MeasuredRecords,
  measuresBehind,
  Refusal,
} from '@circolo/domain';

/**
 * The sums over records of a kind on one side of a figure.
 * @throws Refusal `no-records-behind` for a figure that is made of other records
 */
export function countedBy({ code, formula, parameters }: Indicator, side: FigureSide, over: MeasuredRecords): readonly MeasureDefinition[] {
  const measures = measuresBehind(formula, side).map((measure) => measureDefinition(measure, parameters));
  const counted = measures.filter((measure) => measure.over === over);
  if (counted.length === 0) throw new Refusal('no-records-behind', { indicator: code });
  return counted;
}
