import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InteractionQuery, InteractionRow, LeftOut, LeftOutQuery, type List, listOf } from '@circolo/contracts';
import type { Scope } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { ScopeOf } from '../people/scope';
import { Answers } from '../platform/route';
import { InteractionsService } from './interactions.service';

@ApiTags('indicators')
@Controller('interactions')
export class InteractionsController {
  constructor(private readonly interactions: InteractionsService) {}

  /** The records behind a figure. */
  @Get()
  @Allow('measurements.read')
  @Answers(listOf(InteractionRow))
  list(
    @By() by: Principal,
    @ScopeOf() scope: Scope,
    @Query({ schema: InteractionQuery }) query: InteractionQuery,
  ): Promise<List<InteractionRow>> {
    return this.interactions.list(by, scope, query);
  }

  /** The contacts of the period that the figure is not computed over, and why. */
  @Get('left-out')
  @Allow('measurements.read')
  @Answers(LeftOut)
  leftOut(@By() by: Principal, @ScopeOf() scope: Scope, @Query({ schema: LeftOutQuery }) query: LeftOutQuery): Promise<LeftOut> {
    return this.interactions.leftOut(by, scope, query);
  }
}
