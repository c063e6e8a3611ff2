import { Body, Controller, Delete, Get, Headers, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MonitoringAgreementBody, MonitoringAgreementState } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, revisionIn } from '../platform/route';
import { MonitoringAgreementService } from './monitoring-agreement.service';

@ApiTags('monitoring agreement')
@Controller('monitoring-agreement')
export class MonitoringAgreementController {
  constructor(private readonly agreements: MonitoringAgreementService) {}

  @Get()
  @Allow('agreement.read')
  @Answers(MonitoringAgreementState)
  get(): Promise<MonitoringAgreementState> {
    return this.agreements.get();
  }

  /** `If-Match` names the revision that it replaces; none where none is recorded. */
  @Put()
  @Allow('agreement.write')
  @Answers(MonitoringAgreementState)
  record(
    @By() by: Principal,
    @Headers('if-match') revision: string | undefined,
    @Body({ schema: MonitoringAgreementBody }) wanted: MonitoringAgreementBody,
  ): Promise<MonitoringAgreementState> {
    return this.agreements.record(by, revisionIn(revision), wanted);
  }

  @Delete()
  @Allow('agreement.write')
  @Answers(null, 204)
  withdraw(@By() by: Principal): Promise<void> {
    return this.agreements.withdraw(by);
  }
}
