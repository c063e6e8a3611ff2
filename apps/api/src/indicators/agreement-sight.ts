import { Global, Injectable, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AgentSight, type OpenTo } from '../notifications/agent-sight';
import { Clock } from '../platform/clock';
import { agentsOpenTo } from './individual-figures.reads';

/** What the recorded agreement opens today. */
@Injectable()
class AgreementSight extends AgentSight {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  openTo(): Promise<OpenTo> {
    return agentsOpenTo(this.database, this.clock.now());
  }
}

/** Gives the foundations, which know no stage, to whom single agents are open. */
@Global()
@Module({ providers: [{ provide: AgentSight, useClass: AgreementSight }], exports: [AgentSight] })
export class AgreementSightModule {}
