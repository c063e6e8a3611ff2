import { Module } from '@nestjs/common';
import { OrganisationController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { SubjectsController } from './subjects.controller';
import { SubjectsService } from './subjects.service';
import { TeamMembershipsController } from './team-memberships.controller';
import { TeamMembershipsService } from './team-memberships.service';
import { TeamsController } from './teams.controller';
import { TeamsService } from './teams.service';

@Module({
  controllers: [OrganisationController, SubjectsController, TeamsController, TeamMembershipsController],
  providers: [OrganisationService, SubjectsService, TeamsService, TeamMembershipsService],
})
export class SubjectsModule {}
