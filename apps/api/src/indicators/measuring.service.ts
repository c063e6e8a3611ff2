import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { areDaysToMeasure } from '../sources/days-to-measure.reads';
import { measureOwedDays } from './daily-sums';

/** Keeps the sums up to date with the interactions. Whoever reads figures asks first, so that none is older than its records. */
@Injectable()
export class MeasuringService {
  constructor(private readonly database: DataSource) {}

  /** Measures what imports, corrections and undos have touched; costs one look when there is nothing. */
  async catchUp(): Promise<void> {
    if (await areDaysToMeasure(this.database)) await this.database.transaction((tx) => measureOwedDays(tx));
  }
}
