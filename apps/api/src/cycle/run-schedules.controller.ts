import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, type List, NewRunSchedule, PeriodReadiness, ReadinessQuery, RunScheduleList, RunScheduleRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { RunSchedulesService } from './run-schedules.service';

@ApiTags('evaluation runs')
@Controller()
export class RunSchedulesController {
  constructor(private readonly schedules: RunSchedulesService) {}

  @Get('evaluation-runs/readiness')
  @Allow('runs.read')
  @Answers(PeriodReadiness)
  readiness(@Query({ schema: ReadinessQuery }) { period }: ReadinessQuery): Promise<PeriodReadiness> {
    return this.schedules.readiness(period);
  }

  @Get('run-schedules')
  @Allow('runs.read')
  @Answers(RunScheduleList)
  list(): Promise<List<RunScheduleRow>> {
    return this.schedules.list();
  }

  @Post('run-schedules')
  @Allow('schedules.write')
  @Answers(RunScheduleRow, 201)
  add(@Body({ schema: NewRunSchedule }) wanted: NewRunSchedule, @By() by: Principal): Promise<RunScheduleRow> {
    return this.schedules.add(by, wanted);
  }

  @Put('run-schedules/:id')
  @Allow('schedules.write')
  @Answers(RunScheduleRow)
  change(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: NewRunSchedule }) wanted: NewRunSchedule,
  ): Promise<RunScheduleRow> {
    return this.schedules.change(by, id, revision, wanted);
  }

  @Delete('run-schedules/:id')
  @Allow('schedules.write')
  @Answers(null, 204)
  remove(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath, @Revision() revision: number): Promise<void> {
    return this.schedules.remove(by, id, revision);
  }
}
