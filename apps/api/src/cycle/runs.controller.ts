import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, type List, NewRun, RunDetail, RunList, RunQuery, type RunRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { RunControls } from './run-controls.service';
import { RunsService } from './runs.service';

@ApiTags('evaluation runs')
@Controller('evaluation-runs')
export class RunsController {
  constructor(
    private readonly runs: RunsService,
    private readonly controls: RunControls,
  ) {}

  @Get()
  @Allow('runs.read')
  @Answers(RunList)
  list(@Query({ schema: RunQuery }) query: RunQuery): Promise<List<RunRow>> {
    return this.runs.list(query);
  }

  @Get(':id')
  @Allow('runs.read')
  @Answers(RunDetail)
  read(@Param({ schema: IdPath }) { id }: IdPath): Promise<RunDetail> {
    return this.runs.read(id);
  }

  /** Queues a run: 202. */
  @Post()
  @Allow('runs.start')
  @Answers(RunDetail, 202)
  start(@Body({ schema: NewRun }) { period }: NewRun, @By() by: Principal): Promise<RunDetail> {
    return this.runs.start(period, by);
  }

  @Post(':id/cancellation')
  @Allow('runs.start')
  @Answers(RunDetail)
  cancel(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<RunDetail> {
    return this.controls.cancel(id, by);
  }

  /** Begins nothing more until it is resumed. */
  @Post(':id/pause')
  @Allow('runs.start')
  @Answers(RunDetail)
  pause(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<RunDetail> {
    return this.controls.pause(id, by);
  }

  /** Tries the step again at which it failed. */
  @Post(':id/retry')
  @Allow('runs.start')
  @Answers(RunDetail, 202)
  retry(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<RunDetail> {
    return this.controls.retry(id, by);
  }

  @Post(':id/resumption')
  @Allow('runs.start')
  @Answers(RunDetail, 202)
  resume(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<RunDetail> {
    return this.controls.resume(id, by);
  }
}
