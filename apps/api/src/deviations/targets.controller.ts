import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, type List, listOf, ListQuery, NewTarget, TargetRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision, revisionIn } from '../platform/route';
import { TargetsService } from './targets.service';

@ApiTags('deviations')
@Controller('targets')
export class TargetsController {
  constructor(private readonly targets: TargetsService) {}

  @Get()
  @Allow('targets.read')
  @Answers(listOf(TargetRow))
  list(@By() by: Principal, @Query({ schema: ListQuery }) query: ListQuery): Promise<List<TargetRow>> {
    return this.targets.list(by, query);
  }

  @Post()
  @Allow('targets.write')
  @Answers(TargetRow, 201)
  add(@By() by: Principal, @Body({ schema: NewTarget }) wanted: NewTarget): Promise<TargetRow> {
    return this.targets.add(by, wanted);
  }

  @Put(':id')
  @Allow('targets.write')
  @Answers(TargetRow)
  change(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: NewTarget }) wanted: NewTarget,
  ): Promise<TargetRow> {
    return this.targets.change(by, id, revision, wanted);
  }

  /** Retires it: past runs keep what they were held to. With `If-Match`, only when nobody has changed it since. */
  @Delete(':id')
  @Allow('targets.write')
  @Answers(null, 204)
  retire(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath, @Headers('if-match') revision: string | undefined): Promise<void> {
    return this.targets.retire(by, id, revisionIn(revision));
  }
}
