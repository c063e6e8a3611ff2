import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GoldenCaseRow, IndicatorPath, type List, listOf } from '@circolo/contracts';
import { GOLDEN_TIME_ZONE, goldenCasesOf, INDICATORS, isIndicatorCode, Refusal, timelineOf } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { Answers } from '../platform/route';

@ApiTags('indicators')
@Controller('indicators/:code/golden-cases')
export class GoldenCasesController {
  /** The cases that hold a definition to its figures, as they are told to people. */
  @Get()
  @Allow('indicators.read')
  @Answers(listOf(GoldenCaseRow))
  list(@Param({ schema: IndicatorPath }) { code }: IndicatorPath): List<GoldenCaseRow> {
    if (!isIndicatorCode(code)) throw new Refusal('not-found', { kind: 'indicator', code });
    const items = goldenCasesOf(code).map((golden) => {
      const { id, clock, title, explanation, expected } = golden;
      const { value, numerator, denominator } = expected.find((figure) => figure.indicator === code)!;
      const timeline = timelineOf(golden, INDICATORS[code]);
      return { id, clock, title, explanation, value, numerator, denominator, timeZone: GOLDEN_TIME_ZONE, timeline };
    });
    return { items, next: null };
  }
}
