import { Injectable } from '@nestjs/common';

@Injectable()
export class SweepImports {
  async sweep(): Promise<void> {}
}
