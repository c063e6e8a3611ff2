import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type List, listOf, MeasuredRecord, MeasuredRecordQuery } from '@circolo/contracts';
import type { Scope } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { ScopeOf } from '../people/scope';
import { Answers } from '../platform/route';
import { MeasuredRecordsService } from './measured-records.service';

@ApiTags('indicators')
@Controller('measured-records')
export class MeasuredRecordsController {
  constructor(private readonly records: MeasuredRecordsService) {}

  /** The records behind a figure that is made of complaints, answers, evaluations, visits, hours or sums. */
  @Get()
  @Allow('measurements.read')
  @Answers(listOf(MeasuredRecord))
  list(
    @By() by: Principal,
    @ScopeOf() scope: Scope,
    @Query({ schema: MeasuredRecordQuery }) query: MeasuredRecordQuery,
  ): Promise<List<MeasuredRecord>> {
    return this.records.list(by, scope, query);
  }
}
