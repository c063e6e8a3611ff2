import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangedOrganisation, Organisation } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { OrganisationService } from './organisation.service';

@ApiTags('organisation')
@Controller('organisation')
export class OrganisationController {
  constructor(private readonly organisation: OrganisationService) {}

  @Get()
  @Allow('organisation.read')
  @Answers(Organisation)
  show(): Promise<Organisation> {
    return this.organisation.show();
  }

  @Put()
  @Allow('settings.write')
  @Answers(Organisation)
  change(
    @By() by: Principal,
    @Revision() revision: number,
    @Body({ schema: ChangedOrganisation }) body: ChangedOrganisation,
  ): Promise<Organisation> {
    return this.organisation.change(by, revision, body);
  }
}
