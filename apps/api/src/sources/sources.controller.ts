import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { type List, listOf, Mapping, SourceRow } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { Answers } from '../platform/route';
import { ImportsService } from './imports.service';

/** Without the contracts' registry of names the schema stands at the root, its parts that come again under `$defs`. */
const MAPPING_SCHEMA = {
  title: 'How a file of interactions is read',
  ...z.toJSONSchema(Mapping, { io: 'input', reused: 'ref', metadata: z.registry() }),
};

@ApiTags('sources')
@Controller()
export class SourcesController {
  constructor(private readonly imports: ImportsService) {}

  @Get('sources')
  @Allow('imports.read')
  @Answers(listOf(SourceRow))
  async sources(): Promise<List<SourceRow>> {
    return { items: await this.imports.sources(), next: null };
  }

  @Get('schemas/mapping')
  @Allow('signed-in')
  schema(): object {
    return MAPPING_SCHEMA;
  }
}
