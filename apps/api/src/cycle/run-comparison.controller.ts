import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type ComparedMeasurement,
  ComparedMeasurementList,
  ComparedMeasurementQuery,
  type ComparedVerdict,
  ComparedVerdictList,
  ComparedVerdictQuery,
  IdPath,
  type List,
  RunComparison,
  RunComparisonQuery,
} from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { RunComparisonService } from './run-comparison.service';

@ApiTags('evaluation runs')
@Controller('evaluation-runs/:id')
export class RunComparisonController {
  constructor(private readonly comparison: RunComparisonService) {}

  @Get('comparison')
  @Allow('runs.read')
  @Answers(RunComparison)
  compare(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Query({ schema: RunComparisonQuery }) query: RunComparisonQuery,
  ): Promise<RunComparison> {
    return this.comparison.compare(id, query.with);
  }

  @Get('compared-measurements')
  @Allow('runs.read')
  @Answers(ComparedMeasurementList)
  measurements(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Query({ schema: ComparedMeasurementQuery }) query: ComparedMeasurementQuery,
    @By() by: Principal,
  ): Promise<List<ComparedMeasurement>> {
    return this.comparison.measurements(id, query, by);
  }

  @Get('compared-verdicts')
  @Allow('runs.read')
  @Answers(ComparedVerdictList)
  verdicts(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Query({ schema: ComparedVerdictQuery }) query: ComparedVerdictQuery,
    @By() by: Principal,
  ): Promise<List<ComparedVerdict>> {
    return this.comparison.verdicts(id, query, by);
  }
}
