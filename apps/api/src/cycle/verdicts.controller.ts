import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type List,
  VerdictCountList,
  VerdictCountQuery,
  type VerdictCountRow,
  VerdictExplanation,
  VerdictList,
  VerdictPath,
  VerdictQuery,
  type VerdictRow,
} from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { VerdictsService } from './verdicts.service';

@ApiTags('verdicts')
@Controller()
export class VerdictsController {
  constructor(private readonly verdicts: VerdictsService) {}

  @Get('verdicts')
  @Allow('outcomes.read')
  @Answers(VerdictList)
  list(@Query({ schema: VerdictQuery }) query: VerdictQuery, @By() by: Principal): Promise<List<VerdictRow>> {
    return this.verdicts.list(query, by);
  }

  @Get('verdict-counts')
  @Allow('outcomes.read')
  @Answers(VerdictCountList)
  counts(@Query({ schema: VerdictCountQuery }) query: VerdictCountQuery, @By() by: Principal): Promise<List<VerdictCountRow>> {
    return this.verdicts.counts(query, by);
  }

  @Get('evaluation-runs/:id/verdicts/:rule/:subject')
  @Allow('outcomes.read')
  @Answers(VerdictExplanation)
  read(@Param({ schema: VerdictPath }) path: VerdictPath, @By() by: Principal): Promise<VerdictExplanation> {
    return this.verdicts.read(path, by);
  }
}
