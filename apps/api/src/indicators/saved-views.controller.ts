import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type * as z from 'zod';
import { IdPath, type List, listOf, NewSavedView, SavedViewQuery, SavedViewRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { SavedViewsService } from './saved-views.service';

@ApiTags('indicators')
@Controller('views')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  @Get()
  @Allow('views.read')
  @Answers(listOf(SavedViewRow))
  list(@By() by: Principal, @Query({ schema: SavedViewQuery }) query: SavedViewQuery): Promise<List<SavedViewRow>> {
    return this.views.list(by, query);
  }

  @Post()
  @Allow('views.write')
  @Answers(SavedViewRow, 201)
  add(@By() by: Principal, @Body({ schema: NewSavedView }) wanted: z.output<typeof NewSavedView>): Promise<SavedViewRow> {
    return this.views.add(by, wanted);
  }

  @Put(':id')
  @Allow('views.write')
  @Answers(SavedViewRow)
  change(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: NewSavedView }) wanted: z.output<typeof NewSavedView>,
  ): Promise<SavedViewRow> {
    return this.views.change(by, id, revision, wanted);
  }

  @Delete(':id')
  @Allow('views.write')
  @Answers(null, 204)
  remove(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath, @Revision() revision: number): Promise<void> {
    return this.views.remove(by, id, revision);
  }
}
