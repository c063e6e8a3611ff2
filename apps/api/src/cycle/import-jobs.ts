import { Injectable } from '@nestjs/common';
import type { Delivery } from '../platform/job-workers';

@Injectable()
export class ImportJobs {
  async read(_id: string, _delivery: Delivery): Promise<void> {}
  async undo(_id: string, _delivery: Delivery): Promise<void> {}
}
