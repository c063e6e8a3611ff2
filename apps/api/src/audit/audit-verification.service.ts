import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditVerification } from '@circolo/contracts';
import { CONFIG, type Config } from '../platform/config';
import { KeptHeads } from './kept-heads';
import { verifyChain } from './verify-chain';

/** Whether the record of what happened is as it was sealed, looked at when somebody asks. */
@Injectable()
export class AuditVerificationService {
  private readonly heads: KeptHeads;

  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    this.heads = new KeptHeads(config.dataFolder);
  }

  async verify(): Promise<AuditVerification> {
    const { head, ...found } = await verifyChain(this.database, await this.heads.all());
    return { ...found, sealed: head.sequence, hash: head.sequence === 0 ? null : head.hash };
  }
}
