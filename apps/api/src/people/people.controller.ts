import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangedPerson, IdPath, Invited, type List, ListQuery, listOf, NewPerson, PersonRow } from '@circolo/contracts';
import type { Scope } from '@circolo/domain';
import { Answers, Revision } from '../platform/route';
import { PeopleService } from './people.service';
import { Allow } from './permission.guard';
import { By, type Principal } from './principal';
import { ScopeOf } from './scope';

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Allow('people.read')
  @Answers(listOf(PersonRow))
  list(@By() by: Principal, @ScopeOf() scope: Scope, @Query({ schema: ListQuery }) query: ListQuery): Promise<List<PersonRow>> {
    return this.people.list(by, scope, query);
  }

  @Get(':id')
  @Allow('people.read')
  @Answers(PersonRow)
  show(@By() by: Principal, @ScopeOf() scope: Scope, @Param({ schema: IdPath }) { id }: IdPath): Promise<PersonRow> {
    return this.people.show(by, scope, id);
  }

  @Post()
  @Allow('people.write')
  @Answers(Invited, 201)
  invite(@By() by: Principal, @Body({ schema: NewPerson }) body: NewPerson): Promise<Invited> {
    return this.people.invite(by, body);
  }

  @Put(':id')
  @Allow('people.write')
  @Answers(PersonRow)
  change(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: ChangedPerson }) body: ChangedPerson,
  ): Promise<PersonRow> {
    return this.people.change(by, id, revision, body);
  }

  @Post(':id/deactivation')
  @Allow('people.write')
  @Answers(PersonRow)
  deactivate(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<PersonRow> {
    return this.people.deactivate(by, id);
  }

  @Delete(':id/deactivation')
  @Allow('people.write')
  @Answers(PersonRow)
  reactivate(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<PersonRow> {
    return this.people.reactivate(by, id);
  }

  @Post(':id/reset')
  @Allow('people.write')
  @Answers(Invited, 201)
  reset(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<Invited> {
    return this.people.reset(by, id);
  }
}
