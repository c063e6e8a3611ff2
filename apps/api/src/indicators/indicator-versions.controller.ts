import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IndicatorPath, IndicatorVersionRow, type List, listOf, NewIndicatorVersion } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { IndicatorVersionsService } from './indicator-versions.service';

@ApiTags('indicators')
@Controller('indicators/:code/versions')
export class IndicatorVersionsController {
  constructor(private readonly versions: IndicatorVersionsService) {}

  @Get()
  @Allow('indicators.read')
  @Answers(listOf(IndicatorVersionRow))
  list(@Param({ schema: IndicatorPath }) { code }: IndicatorPath): Promise<List<IndicatorVersionRow>> {
    return this.versions.list(code);
  }

  @Post()
  @Allow('indicators.write')
  @Answers(IndicatorVersionRow, 201)
  publish(
    @By() by: Principal,
    @Param({ schema: IndicatorPath }) { code }: IndicatorPath,
    @Body({ schema: NewIndicatorVersion }) wanted: NewIndicatorVersion,
  ): Promise<IndicatorVersionRow> {
    return this.versions.publish(by, code, wanted);
  }
}
