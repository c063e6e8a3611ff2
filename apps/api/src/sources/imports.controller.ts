import { Readable } from 'node:stream';
import { Controller, Delete, Get, Header, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { IdPath, ImportPreview, ImportQuery, ImportRow, type List, listOf, ListQuery, RECORD_KINDS, Rejection } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { ImportPreviewService } from './import-preview.service';
import { ImportsService } from './imports.service';
import { rejectionsCsv } from './rejections-csv';

const FORM = {
  schema: {
    type: 'object',
    properties: {
      file: { type: 'string', format: 'binary' },
      upload: { type: 'string', format: 'uuid', description: 'in place of the file: what POST /uploads kept' },
      kind: { type: 'string', enum: [...RECORD_KINDS] },
      mapping: { type: 'string', description: 'JSON: the schema is at /api/v1/schemas/mapping?kind=' },
      savedMapping: {
        type: 'string',
        format: 'uuid',
        description: 'in place of kind and mapping, or beside them when they are the same still',
      },
    },
  },
};

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly previews: ImportPreviewService,
  ) {}

  @Post()
  @Allow('imports.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @Answers(ImportRow, 202)
  create(@By() by: Principal, @Req() request: FastifyRequest): Promise<ImportRow> {
    return this.imports.create(by, request);
  }

  @Post('preview')
  @Allow('imports.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @Answers(ImportPreview)
  preview(@Req() request: FastifyRequest): Promise<ImportPreview> {
    return this.previews.preview(request);
  }

  @Get()
  @Allow('imports.read')
  @Answers(listOf(ImportRow))
  list(@Query({ schema: ImportQuery }) query: ImportQuery): Promise<List<ImportRow>> {
    return this.imports.list(query);
  }

  @Get(':id')
  @Allow('imports.read')
  @Answers(ImportRow)
  get(@Param({ schema: IdPath }) { id }: IdPath): Promise<ImportRow> {
    return this.imports.get(id);
  }

  @Get(':id/rejections')
  @Allow('imports.read')
  @Answers(listOf(Rejection))
  rejections(@Param({ schema: IdPath }) { id }: IdPath, @Query({ schema: ListQuery }) query: ListQuery): Promise<List<Rejection>> {
    return this.imports.rejections(id, query);
  }

  @Get(':id/rejections.csv')
  @Allow('imports.read')
  @Header('content-type', 'text/csv; charset=utf-8')
  async rejectionsCsv(@Param({ schema: IdPath }) { id }: IdPath): Promise<StreamableFile> {
    await this.imports.get(id);
    const stream = Readable.from(rejectionsCsv(this.imports.allRejections(id)), { objectMode: false });
    return new StreamableFile(stream, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="rejections-${id}.csv"` });
  }

  @Post(':id/cancellation')
  @Allow('imports.write')
  @Answers(ImportRow, 202)
  cancel(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<ImportRow> {
    return this.imports.cancel(by, id);
  }

  @Delete(':id')
  @Allow('imports.write')
  @Answers(ImportRow, 202)
  undo(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<ImportRow> {
    return this.imports.undo(by, id);
  }
}
