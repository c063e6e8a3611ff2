import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CasePath,
  CaseResultList,
  type CaseResultRow,
  CaseResultsBody,
  IdPath,
  KeptCaseBody,
  type List,
  RuleCaseBody,
  RuleCaseList,
  RuleCaseRow,
} from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { CasesService } from './cases.service';

@ApiTags('rules')
@Controller('rules/:id')
export class CasesController {
  constructor(private readonly cases: CasesService) {}

  @Get('cases')
  @Allow('rules.read')
  @Answers(RuleCaseList)
  list(@Param({ schema: IdPath }) { id }: IdPath): Promise<List<RuleCaseRow>> {
    return this.cases.list(id);
  }

  @Post('case-results')
  @Allow('rules.read')
  @Answers(CaseResultList)
  results(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: CaseResultsBody }) body: CaseResultsBody,
  ): Promise<List<CaseResultRow>> {
    return this.cases.results(id, body.conditions);
  }

  @Post('cases')
  @Allow('rules.write')
  @Answers(RuleCaseRow, 201)
  add(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: RuleCaseBody }) body: RuleCaseBody,
    @By() by: Principal,
  ): Promise<RuleCaseRow> {
    return this.cases.add(id, body, by);
  }

  @Post('kept-cases')
  @Allow('rules.write')
  @Answers(RuleCaseRow, 201)
  keep(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: KeptCaseBody }) body: KeptCaseBody,
    @By() by: Principal,
  ): Promise<RuleCaseRow> {
    return this.cases.keep(id, body, by);
  }

  @Put('cases/:caseId')
  @Allow('rules.write')
  @Answers(RuleCaseRow)
  edit(
    @Param({ schema: CasePath }) { id, caseId }: CasePath,
    @Revision() revision: number,
    @Body({ schema: RuleCaseBody }) body: RuleCaseBody,
    @By() by: Principal,
  ): Promise<RuleCaseRow> {
    return this.cases.edit(id, caseId, revision, body, by);
  }

  @Delete('cases/:caseId')
  @Allow('rules.write')
  @Answers(null, 204)
  remove(@Param({ schema: CasePath }) { id, caseId }: CasePath, @Revision() revision: number, @By() by: Principal): Promise<void> {
    return this.cases.remove(id, caseId, revision, by);
  }
}
