import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataQuality, IdPath } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { Answers } from '../platform/route';
import { DataQualityService } from './data-quality.service';

@ApiTags('data quality')
@Controller()
export class DataQualityController {
  constructor(private readonly quality: DataQualityService) {}

  @Get('imports/:id/quality')
  @Allow('imports.read')
  @Answers(DataQuality)
  ofImport(@Param({ schema: IdPath }) { id }: IdPath): Promise<DataQuality> {
    return this.quality.of('import', id);
  }

  @Get('sources/:id/quality')
  @Allow('imports.read')
  @Answers(DataQuality)
  ofSource(@Param({ schema: IdPath }) { id }: IdPath): Promise<DataQuality> {
    return this.quality.of('source', id);
  }
}
