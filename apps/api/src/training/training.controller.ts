import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Attendance, IdPath, type List, listOf, Reason, Schedule, TrainingQuery, TrainingRow } from '@circolo/contracts';
import type { Scope } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { ScopeOf } from '../people/scope';
import { Answers } from '../platform/route';
import { TrainingService } from './training.service';

@ApiTags('training')
@Controller('training-assignments')
export class TrainingController {
  constructor(private readonly training: TrainingService) {}

  @Get()
  @Allow('training.read')
  @Answers(listOf(TrainingRow))
  list(@By() by: Principal, @ScopeOf() scope: Scope, @Query({ schema: TrainingQuery }) query: TrainingQuery): Promise<List<TrainingRow>> {
    return this.training.list(by, scope, query);
  }

  @Get(':id')
  @Allow('training.read')
  @Answers(TrainingRow)
  get(@By() by: Principal, @ScopeOf() scope: Scope, @Param({ schema: IdPath }) { id }: IdPath): Promise<TrainingRow> {
    return this.training.get(by, scope, id);
  }

  @Post(':id/acceptance')
  @Allow('training.assign')
  @Answers(TrainingRow)
  accept(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<TrainingRow> {
    return this.training.accept(by, id);
  }

  @Post(':id/schedule')
  @Allow('training.assign')
  @Answers(TrainingRow)
  schedule(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: Schedule }) wanted: Schedule,
  ): Promise<TrainingRow> {
    return this.training.schedule(by, id, wanted);
  }

  @Post(':id/attendance')
  @Allow('training.assign')
  @Answers(TrainingRow)
  attend(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: Attendance }) marked: Attendance,
  ): Promise<TrainingRow> {
    return this.training.attend(by, id, marked);
  }

  @Post(':id/completion')
  @Allow('training.assign')
  @Answers(TrainingRow)
  complete(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<TrainingRow> {
    return this.training.complete(by, id);
  }

  @Post(':id/cancellation')
  @Allow('training.assign')
  @Answers(TrainingRow)
  cancel(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<TrainingRow> {
    return this.training.cancel(by, id, reason);
  }
}
