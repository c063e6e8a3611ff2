import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type DeviationList, DeviationListing, DeviationQuery } from '@circolo/contracts';
import type { Scope } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { ScopeOf } from '../people/scope';
import { Answers } from '../platform/route';
import { DeviationsService } from './deviations.service';

@ApiTags('deviations')
@Controller()
export class DeviationsController {
  constructor(private readonly deviations: DeviationsService) {}

  @Get('deviations')
  @Allow('deviations.read')
  @Answers(DeviationListing)
  list(@By() by: Principal, @ScopeOf() scope: Scope, @Query({ schema: DeviationQuery }) query: DeviationQuery): Promise<DeviationList> {
    return this.deviations.list(by, scope, query);
  }

  @Get('deviations.csv')
  @Allow('deviations.read')
  @Answers(null)
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="deviations.csv"')
  csv(@By() by: Principal, @ScopeOf() scope: Scope, @Query({ schema: DeviationQuery }) query: DeviationQuery): Promise<string> {
    return this.deviations.csv(by, scope, query);
  }
}
