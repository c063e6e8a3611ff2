import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EligibilityDecision, EligibilityQuery, EligibilityRow, IdPath, type List, listOf } from '@circolo/contracts';
import type { Scope } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { ScopeOf } from '../people/scope';
import { Answers } from '../platform/route';
import { BonusService } from './bonus.service';

@ApiTags('bonus')
@Controller('bonus-eligibilities')
export class BonusController {
  constructor(private readonly bonus: BonusService) {}

  @Get()
  @Allow('bonus.read')
  @Answers(listOf(EligibilityRow))
  list(
    @By() by: Principal,
    @ScopeOf() scope: Scope,
    @Query({ schema: EligibilityQuery }) query: EligibilityQuery,
  ): Promise<List<EligibilityRow>> {
    return this.bonus.list(by, scope, query);
  }

  @Get(':id')
  @Allow('bonus.read')
  @Answers(EligibilityRow)
  get(@By() by: Principal, @ScopeOf() scope: Scope, @Param({ schema: IdPath }) { id }: IdPath): Promise<EligibilityRow> {
    return this.bonus.get(by, scope, id);
  }

  @Post(':id/decision')
  @Allow('bonus.decide')
  @Answers(EligibilityRow)
  decide(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: EligibilityDecision }) decision: EligibilityDecision,
  ): Promise<EligibilityRow> {
    return this.bonus.decide(by, id, decision);
  }
}
