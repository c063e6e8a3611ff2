import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  EvaluatedPeriodList,
  EvaluatedPeriodQuery,
  type EvaluatedPeriodRow,
  type List,
  RuleTrial,
  RuleTrialBody,
} from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { TrialService } from './trial.service';

@ApiTags('rules')
@Controller()
export class TrialController {
  constructor(private readonly trials: TrialService) {}

  @Get('evaluated-periods')
  @Allow('rules.read')
  @Answers(EvaluatedPeriodList)
  periods(@Query({ schema: EvaluatedPeriodQuery }) { periodKind }: EvaluatedPeriodQuery): Promise<List<EvaluatedPeriodRow>> {
    return this.trials.periods(periodKind);
  }

  @Post('rules/trials')
  @Allow('rules.read')
  @Answers(RuleTrial)
  try(@Body({ schema: RuleTrialBody }) body: RuleTrialBody, @By() by: Principal): Promise<RuleTrial> {
    return this.trials.try(body, by);
  }
}
