import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApprovalRow,
  IdPath,
  ImprovementContent,
  ImprovementQuery,
  ImprovementRow,
  type List,
  listOf,
  NewImprovement,
  Reason,
  Sign,
} from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Repeatable } from '../platform/idempotency.interceptor';
import { Answers, Revision } from '../platform/route';
import { ImprovementService } from './improvement.service';

@ApiTags('improvement')
@Controller('improvement-actions')
export class ImprovementController {
  constructor(private readonly improvement: ImprovementService) {}

  @Get()
  @Allow('improvement.read')
  @Answers(listOf(ImprovementRow))
  list(@By() by: Principal, @Query({ schema: ImprovementQuery }) query: ImprovementQuery): Promise<List<ImprovementRow>> {
    return this.improvement.list(by, query);
  }

  @Post()
  @Allow('improvement.work')
  @Answers(ImprovementRow, 201)
  propose(@By() by: Principal, @Body({ schema: NewImprovement }) wanted: NewImprovement): Promise<ImprovementRow> {
    return this.improvement.propose(by, wanted);
  }

  @Get(':id')
  @Allow('improvement.read')
  @Answers(ImprovementRow)
  get(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<ImprovementRow> {
    return this.improvement.get(by, id);
  }

  @Put(':id')
  @Allow('improvement.work')
  @Answers(ImprovementRow)
  revise(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: ImprovementContent }) wanted: ImprovementContent,
  ): Promise<ImprovementRow> {
    return this.improvement.revise(by, id, revision, wanted);
  }

  /** 201 the first time; 200 with the same body for the same person's repeats. */
  @Post(':id/approval')
  @Repeatable()
  @Allow('improvement.sign')
  @Answers(ApprovalRow, 201)
  async sign(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: Sign }) wanted: Sign,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApprovalRow> {
    const { approval, repeated } = await this.improvement.sign(by, id, wanted.function);
    void reply.status(repeated ? 200 : 201);
    return approval;
  }

  @Post(':id/rejection')
  @Allow('improvement.sign')
  @Answers(ImprovementRow)
  reject(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<ImprovementRow> {
    return this.improvement.move(by, id, 'reject', reason);
  }

  @Post(':id/changes-request')
  @Allow('improvement.sign')
  @Answers(ImprovementRow)
  requestChanges(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<ImprovementRow> {
    return this.improvement.move(by, id, 'request-changes', reason);
  }

  @Post(':id/start')
  @Allow('improvement.work')
  @Answers(ImprovementRow)
  start(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<ImprovementRow> {
    return this.improvement.move(by, id, 'start');
  }

  @Post(':id/implementation')
  @Allow('improvement.work')
  @Answers(ImprovementRow)
  implement(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<ImprovementRow> {
    return this.improvement.move(by, id, 'implement');
  }
}
