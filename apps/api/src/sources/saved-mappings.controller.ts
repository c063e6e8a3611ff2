import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, type List, listOf, NewSavedMapping, SavedMappingQuery, SavedMappingRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision, revisionIn } from '../platform/route';
import { SavedMappingsService } from './saved-mappings.service';

@ApiTags('sources')
@Controller('mappings')
export class SavedMappingsController {
  constructor(private readonly mappings: SavedMappingsService) {}

  @Get()
  @Allow('imports.read')
  @Answers(listOf(SavedMappingRow))
  list(@Query({ schema: SavedMappingQuery }) query: SavedMappingQuery): Promise<List<SavedMappingRow>> {
    return this.mappings.list(query);
  }

  @Get(':id')
  @Allow('imports.read')
  @Answers(SavedMappingRow)
  get(@Param({ schema: IdPath }) { id }: IdPath): Promise<SavedMappingRow> {
    return this.mappings.get(id);
  }

  @Post()
  @Allow('imports.write')
  @Answers(SavedMappingRow, 201)
  add(@By() by: Principal, @Body({ schema: NewSavedMapping }) wanted: NewSavedMapping): Promise<SavedMappingRow> {
    return this.mappings.add(by, wanted);
  }

  @Put(':id')
  @Allow('imports.write')
  @Answers(SavedMappingRow)
  change(
    @By() by: Principal,
    @Param({ schema: IdPath }) { id }: IdPath,
    @Revision() revision: number,
    @Body({ schema: NewSavedMapping }) wanted: NewSavedMapping,
  ): Promise<SavedMappingRow> {
    return this.mappings.change(by, id, revision, wanted);
  }

  /** Retires it. With `If-Match`, only when nobody has changed it since. */
  @Delete(':id')
  @Allow('imports.write')
  @Answers(null, 204)
  retire(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath, @Headers('if-match') revision: string | undefined): Promise<void> {
    return this.mappings.retire(by, id, revisionIn(revision));
  }
}
