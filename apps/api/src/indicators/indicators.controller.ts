import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IndicatorRow, type List, listOf, MeasurementQuery, MeasurementRow } from '@circolo/contracts';
import { INDICATOR_LIST, type Scope } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { ScopeOf } from '../people/scope';
import { Answers } from '../platform/route';
import { MeasurementsService } from './measurements.service';

@ApiTags('indicators')
@Controller()
export class IndicatorsController {
  constructor(private readonly measurements: MeasurementsService) {}

  /** The catalogue. */
  @Get('indicators')
  @Allow('indicators.read')
  @Answers(listOf(IndicatorRow))
  indicators(): List<IndicatorRow> {
    const items = INDICATOR_LIST.map(({ code, version, name, dimension, unit, direction, parameters, minimumSample, about }) => {
      return { code, version, name, dimension, unit, direction, parameters, minimumSample, about };
    });
    return { items, next: null };
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
    return this.measurements.csv(by, scope, query);
  }
}
