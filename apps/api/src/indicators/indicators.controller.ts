import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IndicatorRow, type List, listOf, MeasurementQuery, MeasurementRow } from '@circolo/contracts';
import type { Scope } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { ScopeOf } from '../people/scope';
import { Answers } from '../platform/route';
import { IndicatorVersionsService } from './indicator-versions.service';
import { MeasurementExportsService } from './measurement-exports.service';
import { MeasurementsService } from './measurements.service';

@ApiTags('indicators')
@Controller()
export class IndicatorsController {
  constructor(
    private readonly measurements: MeasurementsService,
    private readonly exports: MeasurementExportsService,
    private readonly versions: IndicatorVersionsService,
  ) {}

  /** The catalogue, each definition as it is in force today. */
  @Get('indicators')
  @Allow('indicators.read')
  @Answers(listOf(IndicatorRow))
  indicators(): Promise<List<IndicatorRow>> {
    return this.versions.catalogue();
  }

  @Get('measurements')
  @Allow('measurements.read')
  @Answers(listOf(MeasurementRow))
  list(
    @By() by: Principal,
    @ScopeOf() scope: Scope,
    @Query({ schema: MeasurementQuery }) query: MeasurementQuery,
  ): Promise<List<MeasurementRow>> {
    return this.measurements.list(by, scope, query);
  }

  @Get('measurements.csv')
  @Allow('measurements.read')
  @Answers(null)
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="measurements.csv"')
  csv(@By() by: Principal, @ScopeOf() scope: Scope, @Query({ schema: MeasurementQuery }) query: MeasurementQuery): Promise<string> {
    return this.exports.csv(by, scope, query);
  }

  @Get('measurements.xlsx')
  @Allow('measurements.read')
  @Answers(null)
  async xlsx(
    @By() by: Principal,
    @ScopeOf() scope: Scope,
    @Query({ schema: MeasurementQuery }) query: MeasurementQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.exports.xlsx(by, scope, query), {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      disposition: 'attachment; filename="measurements.xlsx"',
    });
  }
}
