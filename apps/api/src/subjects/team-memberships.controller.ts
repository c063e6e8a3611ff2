import { Body, Controller, Delete, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EndedMembership, IdPath, Membership, NewMembership } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { TeamMembershipsService } from './team-memberships.service';

@ApiTags('subjects')
@Controller('team-memberships')
export class TeamMembershipsController {
  constructor(private readonly memberships: TeamMembershipsService) {}

  @Post()
  @Allow('people.write')
  @Answers(Membership, 201)
  join(@By() by: Principal, @Body({ schema: NewMembership }) body: NewMembership): Promise<Membership> {
    return this.memberships.join(by, body);
  }

  @Put(':id')
  @Allow('people.write')
  @Answers(Membership)
  end(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: EndedMembership }) { until }: EndedMembership,
  ): Promise<Membership> {
    return this.memberships.end(by, id, revision, until);
  }

  @Delete(':id')
  @Allow('people.write')
  @Answers(null, 204)
  remove(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<void> {
    return this.memberships.remove(by, id);
  }
}
