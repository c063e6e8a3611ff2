import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { IdPath, UploadQuery, UploadRow } from '@circolo/contracts';
import { Allow } from '../../people/permission.guard';
import { By, type Principal } from '../../people/principal';
import { Answers } from '../../platform/route';
import { UploadsService } from './uploads.service';

const FORM = { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } };

@ApiTags('imports')
@Controller('uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  @Post()
  @Allow('imports.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @Answers(UploadRow, 201)
  create(@By() by: Principal, @Req() request: FastifyRequest): Promise<UploadRow> {
    return this.uploads.create(by, request);
  }

  @Get(':id')
  @Allow('imports.write')
  @Answers(UploadRow)
  get(@Param({ schema: IdPath }) { id }: IdPath, @Query({ schema: UploadQuery }) query: UploadQuery): Promise<UploadRow> {
    return this.uploads.get(id, query);
  }
}
