import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, type List, OutcomeExplanation, OutcomeList, OutcomeQuery, type OutcomeRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { OutcomesService } from './outcomes.service';

@ApiTags('outcomes')
@Controller('outcomes')
export class OutcomesController {
  constructor(private readonly outcomes: OutcomesService) {}

  @Get()
  @Allow('outcomes.read')
  @Answers(OutcomeList)
  list(@Query({ schema: OutcomeQuery }) query: OutcomeQuery, @By() by: Principal): Promise<List<OutcomeRow>> {
    return this.outcomes.list(query, by);
  }

  @Get(':id')
  @Allow('outcomes.read')
  @Answers(OutcomeExplanation)
  read(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<OutcomeExplanation> {
    return this.outcomes.read(id, by);
  }
}
