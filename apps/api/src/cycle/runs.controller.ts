import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, type List, NewRun, RunList, RunQuery, RunRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { RunsService } from './runs.service';

@ApiTags('evaluation runs')
@Controller('evaluation-runs')
export class RunsController {
  constructor(private readonly runs: RunsService) {}

  @Get()
  @Allow('runs.read')
  @Answers(RunList)
  list(@Query({ schema: RunQuery }) query: RunQuery): Promise<List<RunRow>> {
    return this.runs.list(query);
  }

  @Get(':id')
  @Allow('runs.read')
  @Answers(RunRow)
  read(@Param({ schema: IdPath }) { id }: IdPath): Promise<RunRow> {
    return this.runs.read(id);
  }

  /** Queues a run: 202. */
  @Post()
  @Allow('runs.start')
  @Answers(RunRow, 202)
  start(@Body({ schema: NewRun }) { period }: NewRun, @By() by: Principal): Promise<RunRow> {
    return this.runs.start(period, by);
  }

  @Post(':id/cancellation')
  @Allow('runs.start')
  @Answers(RunRow)
  cancel(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<RunRow> {
    return this.runs.cancel(id, by);
  }

  @Post(':id/resumption')
  @Allow('runs.start')
  @Answers(RunRow, 202)
  resume(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<RunRow> {
    return this.runs.resume(id, by);
  }
}
