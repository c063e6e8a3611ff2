import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  IdPath,
  type List,
  ListQuery,
  NewSimulation,
  SimulatedSubjectList,
  SimulatedSubjectQuery,
  type SimulatedSubjectRow,
  SimulationList,
  SimulationRow,
} from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { SimulationService } from './simulation.service';

@ApiTags('rules')
@Controller()
export class SimulationController {
  constructor(private readonly simulations: SimulationService) {}

  @Get('rules/:id/simulations')
  @Allow('rules.read')
  @Answers(SimulationList)
  list(@Param({ schema: IdPath }) { id }: IdPath, @Query({ schema: ListQuery }) query: ListQuery): Promise<List<SimulationRow>> {
    return this.simulations.list(id, query);
  }

  @Post('rules/:id/simulations')
  @Allow('rules.write')
  @Answers(SimulationRow, 202)
  ask(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Body({ schema: NewSimulation }) body: NewSimulation,
    @By() by: Principal,
  ): Promise<SimulationRow> {
    return this.simulations.ask(id, body, by);
  }

  @Get('simulations/:id')
  @Allow('rules.read')
  @Answers(SimulationRow)
  read(@Param({ schema: IdPath }) { id }: IdPath): Promise<SimulationRow> {
    return this.simulations.read(id);
  }

  @Get('simulations/:id/subjects')
  @Allow('rules.read')
  @Answers(SimulatedSubjectList)
  subjects(
    @Param({ schema: IdPath }) { id }: IdPath,
    @Query({ schema: SimulatedSubjectQuery }) query: SimulatedSubjectQuery,
    @By() by: Principal,
  ): Promise<List<SimulatedSubjectRow>> {
    return this.simulations.subjects(id, query, by);
  }

  @Post('simulations/:id/cancellation')
  @Allow('rules.write')
  @Answers(SimulationRow)
  cancel(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<SimulationRow> {
    return this.simulations.cancel(id, by);
  }

  @Post('simulations/:id/looks')
  @Allow('rules.publish')
  @Answers(SimulationRow)
  look(@Param({ schema: IdPath }) { id }: IdPath, @By() by: Principal): Promise<SimulationRow> {
    return this.simulations.look(id, by);
  }
}
