import { Body, Controller, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  FactList,
  IdPath,
  type List,
  RuleBody,
  RuleCopyBody,
  RuleDifferences,
  RuleDifferencesQuery,
  RuleList,
  RuleQuery,
  RuleRow,
  RuleVersionList,
  RuleVersionPath,
  type RuleVersionRow,
} from '@circolo/contracts';
import { FACTS } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision, revisionIn } from '../platform/route';
import { RulesService } from './rules.service';

@ApiTags('rules')
@Controller()
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  @Get('facts')
  @Allow('rules.read')
  @Answers(FactList)
  facts() {
    return { items: FACTS, next: null };
  }

  @Get('rules')
  @Allow('rules.read')
  @Answers(RuleList)
  list(@Query({ schema: RuleQuery }) query: RuleQuery): Promise<List<RuleRow>> {
    return this.rules.list(query);
  }

  @Get('rules/:id')
  @Allow('rules.read')
  @Answers(RuleRow)
  read(@Param({ schema: IdPath }) { id }: IdPath): Promise<RuleRow> {
    return this.rules.read(id);
  }

  @Get('rules/:id/versions')
  @Allow('rules.read')
  @Answers(RuleVersionList)
  versions(@Param({ schema: IdPath }) { id }: IdPath): Promise<List<RuleVersionRow>> {
    return this.rules.versions(id);
  }

  @Get('rules/:id/versions/:version/differences')
  @Allow('rules.read')
  @Answers(RuleDifferences)
  differences(
    @Param({ schema: RuleVersionPath }) { id, version }: RuleVersionPath,
    @Query({ schema: RuleDifferencesQuery }) { from }: RuleDifferencesQuery,
  ): Promise<RuleDifferences> {
    return this.rules.differences(id, version, from ?? null);
  }

  @Post('rules/:id/copies')
  @Allow('rules.write')
  @Answers(RuleRow, 201)
  copy(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: RuleCopyBody }) body: RuleCopyBody,
    @By() by: Principal,
  ): Promise<RuleRow> {
    return this.rules.copy(id, body, by);
  }

  @Post('rules')
  @Allow('rules.write')
  @Answers(RuleRow, 201)
  add(@Body({ schema: RuleBody }) body: RuleBody, @By() by: Principal): Promise<RuleRow> {
    return this.rules.add(body, by);
  }

  @Put('rules/:id')
  @Allow('rules.write')
  @Answers(RuleRow)
  edit(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: RuleBody }) body: RuleBody,
    @By() by: Principal,
  ): Promise<RuleRow> {
    return this.rules.edit(id, revision, body, by);
  }

  @Post('rules/:id/publication')
  @Allow('rules.publish')
  @Answers(RuleRow)
  publish(@Param({ schema: IdPath }) { id }: IdPath, @Headers('if-match') seen: string | undefined, @By() by: Principal): Promise<RuleRow> {
    return this.rules.publish(id, revisionIn(seen), by);
  }

  @Post('rules/:id/retirement')
  @Allow('rules.publish')
  @Answers(RuleRow)
  retire(@Param({ schema: IdPath }) { id }: IdPath, @Headers('if-match') seen: string | undefined, @By() by: Principal): Promise<RuleRow> {
    return this.rules.retire(id, revisionIn(seen), by);
  }
}
