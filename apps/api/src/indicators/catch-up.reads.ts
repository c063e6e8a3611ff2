import type { DataSource } from 'typeorm';
import { areDaysToMeasure } from '../sources/days-to-measure.reads';
import { measureOwedDays } from './daily-sums';

/** Measures what imports, corrections and undos have touched; whoever reads figures asks first, so that none is older than its records. */
export async function catchUp(database: DataSource): Promise<void> {
  if (await areDaysToMeasure(database)) await database.transaction((tx) => measureOwedDays(tx));
}
