import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, type List, listOf, TeamParent, TeamRow, TeamsQuery } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { TeamsService } from './teams.service';

@ApiTags('subjects')
@Controller('teams')
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Get()
  @Allow('organisation.read')
  @Answers(listOf(TeamRow))
  list(@By() by: Principal, @Query({ schema: TeamsQuery }) { on }: TeamsQuery): Promise<List<TeamRow>> {
    return this.teams.list(by, on ?? null);
  }

  @Put(':id/parent')
  @Allow('people.write')
  @Answers(TeamRow)
  move(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: TeamParent }) { parent }: TeamParent,
  ): Promise<TeamRow> {
    return this.teams.move(by, id, revision, parent);
  }
}
