import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import {
  IdPath,
  ImportRow,
  type List,
  listOf,
  mappingFor,
  PushedRecords,
  type RecordKind,
  SchemaQuery,
  SourceDetail,
  SourceNamePath,
  SourceRow,
} from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { PushService } from './push/push.service';
import { SourcesService } from './sources.service';

/** Without the contracts' registry of names the schema stands at the root, its parts that come again under `$defs`. */
const schemaFor = (kind: RecordKind): object => ({
  title: `How a file of ${kind} is read`,
  ...z.toJSONSchema(mappingFor(kind), { io: 'input', reused: 'ref', metadata: z.registry() }),
});

@ApiTags('sources')
@Controller()
export class SourcesController {
  constructor(
    private readonly sources: SourcesService,
    private readonly pushes: PushService,
  ) {}

  @Get('sources')
  @Allow('imports.read')
  @Answers(listOf(SourceRow))
  async list(): Promise<List<SourceRow>> {
    return { items: await this.sources.list(), next: null };
  }

  @Get('sources/:id')
  @Allow('imports.read')
  @Answers(SourceDetail)
  get(@Param({ schema: IdPath }) { id }: IdPath): Promise<SourceDetail> {
    return this.sources.get(id);
  }

  @Post('sources/:name/records')
  @Allow('imports.write')
  @Answers(ImportRow, 202)
  push(
    @By() by: Principal,
    @Param({ schema: SourceNamePath }) { name }: SourceNamePath,
    @Body({ schema: PushedRecords }) pushed: PushedRecords,
  ): Promise<ImportRow> {
    return this.pushes.push(by, name, pushed);
  }

  @Get('schemas/mapping')
  @Allow('signed-in')
  schema(@Query({ schema: SchemaQuery }) { kind }: SchemaQuery): object {
    return schemaFor(kind);
  }
}
