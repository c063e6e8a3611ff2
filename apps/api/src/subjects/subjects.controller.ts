import { Body, Controller, Get, Header, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, listOf, NewSubject, RenamedSubject, SubjectQuery, SubjectRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { SubjectsService } from './subjects.service';

@ApiTags('subjects')
@Controller('subjects')
export class SubjectsController {
  constructor(private readonly subjects: SubjectsService) {}

  @Get()
  @Allow('organisation.read')
  @Answers(listOf(SubjectRow))
  @Header('content-type', 'application/json; charset=utf-8')
  list(@By() by: Principal, @Query({ schema: SubjectQuery }) query: SubjectQuery): Promise<string> {
    return this.subjects.list(by, query);
  }

  @Post()
  @Allow('settings.write')
  @Answers(SubjectRow, 201)
  create(@By() by: Principal, @Body({ schema: NewSubject }) body: NewSubject): Promise<SubjectRow> {
    return this.subjects.create(by, body);
  }

  @Put(':id')
  @Allow('settings.write')
  @Answers(SubjectRow)
  rename(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: RenamedSubject }) { name }: RenamedSubject,
  ): Promise<SubjectRow> {
    return this.subjects.rename(by, id, revision, name);
  }
}
