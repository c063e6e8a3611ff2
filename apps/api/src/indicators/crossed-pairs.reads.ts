import type { MeasurementQuery } from '@circolo/contracts';
import {
  addMeasures,
  type Indicator,
  MEASURED_RECORDS,
  measureDefinition,
  measureId,
  type Measures,
  measuresOf,
  percentileAsked,
  percentileOf,
  type Rank,
  rankKey,
} from '@circolo/domain';
import type { Sql } from '../platform/database';
import { crossedLengths, crossedOpenCases, crossedSums, type Crossing } from './crossings.queries';
import { daysOf } from './days-of-periods';
import type { Place } from './measuring/measured-places';
import { areCasesTracked } from './measuring/case-days';
import { ranksOfStock } from './ranks.reads';

/** Two subjects in one of the periods asked for (`ordinal`, from 1); without a crossing, one. */
export interface Pair {
  readonly ordinal: number;
  readonly subjectKey: number;
  readonly crossed: number | null;
}
type SumsOfPair = Pair & { readonly people: number | null; readonly sums: readonly number[] };
type LengthsOfPair = Pair & { readonly lengths: readonly number[] };

/** A pair with what its figures are computed from. */
export interface FoundPair extends Pair {
  people: number | null;
  measures: Measures;
  ranks: Record<string, Rank>;
}

/** What the definitions need of each pair, straight from the records of the periods; of `one` subject, or of all of the kind. */
export async function crossedPairs(
  sql: Sql,
  query: Pick<MeasurementQuery, 'subject' | 'by' | 'period'>,
  one: number | null,
  definitions: readonly Indicator[],
): Promise<readonly FoundPair[]> {
  const asked: Asked = { crossing: { kind: query.subject, by: query.by ?? null }, parameters: [...daysOf(query.period), one] };
  const found = new Map<string, FoundPair>();
  const pairOf: PairOf = ({ ordinal, subjectKey, crossed }) => {
    const key = `${ordinal} ${subjectKey} ${crossed}`;
    if (!found.has(key)) found.set(key, { ordinal, subjectKey, crossed, people: null, measures: {}, ranks: {} });
    return found.get(key)!;
  };
  await addSums(sql, asked, definitions, pairOf);
  await addPercentiles(sql, asked, definitions, pairOf);
  await addOpenCases(sql, asked, definitions, pairOf);
  return [...found.values()].sort((a, b) => a.ordinal - b.ordinal || a.subjectKey - b.subjectKey || (a.crossed ?? 0) - (b.crossed ?? 0));
}

interface Asked {
  readonly crossing: Crossing;
  readonly parameters: readonly unknown[];
}
type PairOf = (pair: Pair) => FoundPair;

async function addSums(sql: Sql, { crossing, parameters }: Asked, definitions: readonly Indicator[], pairOf: PairOf): Promise<void> {
  const places = placesFor(definitions);
  for (const over of MEASURED_RECORDS) {
    const of = places.filter((place) => place.over === over);
    const query = crossedSums(over, crossing, of);
    if (query === null) continue;
    for (const row of await sql.query<SumsOfPair[]>(query, [...parameters])) {
      const pair = pairOf(row);
      pair.measures = addMeasures([pair.measures, Object.fromEntries(of.map(({ id }, index) => [id, row.sums[index]!]))]);
      pair.people = Math.max(pair.people ?? 0, row.people ?? 0) || null;
    }
  }
}

async function addPercentiles(sql: Sql, { crossing, parameters }: Asked, definitions: readonly Indicator[], pairOf: PairOf): Promise<void> {
  const percentiles = definitions.map(percentileAsked).filter((each) => each !== null);
  for (const of of new Set(percentiles.map((each) => each.of))) {
    const wanted = new Set(percentiles.filter((each) => each.of === of).map(({ p }) => p));
    const query = crossedLengths(of, crossing);
    if (query === null) continue;
    for (const row of await sql.query<LengthsOfPair[]>(query, [...parameters])) {
      for (const p of wanted) pairOf(row).ranks[rankKey(of, p)] = percentileOf(row.lengths, p)!;
    }
  }
}

async function addOpenCases(sql: Sql, { crossing, parameters }: Asked, definitions: readonly Indicator[], pairOf: PairOf): Promise<void> {
  const asksStock = definitions.some(({ formula }) => formula.kind === 'stock' || formula.kind === 'stock-age');
  const query = asksStock && (await areCasesTracked(sql)) ? crossedOpenCases(crossing) : null;
  if (query === null) return;
  for (const row of await sql.query<LengthsOfPair[]>(query, [...parameters])) {
    Object.assign(pairOf(row).ranks, ranksOfStock(definitions, row.lengths));
  }
}

/** Places in no table: the sums are reckoned for this one answer. */
function placesFor(definitions: readonly Indicator[]): readonly Place[] {
  const places = definitions.flatMap((one) =>
    measuresOf(one).map((measure): readonly [string, Place] => {
      const definition = measureDefinition(measure, one.parameters);
      const id = measureId(measure, one.parameters);
      return [id, { id, over: definition.over, squared: !!definition.squared, position: 0, definition }];
    }),
  );
  return [...new Map(places).values()];
}
