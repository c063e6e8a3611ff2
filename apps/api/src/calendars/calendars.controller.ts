import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CalendarRow, ChangedCalendar, IdPath, type List, listOf, NewCalendar, VersionPath } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { CalendarsService } from './calendars.service';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Get()
  @Allow('calendars.read')
  @Answers(listOf(CalendarRow))
  list(): Promise<List<CalendarRow>> {
    return this.calendars.list();
  }

  @Post()
  @Allow('calendars.write')
  @Answers(CalendarRow, 201)
  add(@By() by: Principal, @Body({ schema: NewCalendar }) wanted: NewCalendar): Promise<CalendarRow> {
    return this.calendars.add(by, wanted);
  }

  @Put(':id')
  @Allow('calendars.write')
  @Answers(CalendarRow)
  change(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: ChangedCalendar }) wanted: ChangedCalendar,
  ): Promise<CalendarRow> {
    return this.calendars.change(by, id, revision, wanted);
  }

  @Delete(':id/versions/:from')
  @Allow('calendars.write')
  @Answers(CalendarRow)
  takeVersionBack(
    @By() by: Principal,
    @Param({ schema: VersionPath }) { id, from }: VersionPath,
    @Revision() revision: number,
  ): Promise<CalendarRow> {
    return this.calendars.takeVersionBack(by, id, from, revision);
  }
}
