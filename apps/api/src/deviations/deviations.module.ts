import { Module } from '@nestjs/common';
import { DeviationsController } from './deviations.controller';
import { DeviationsService } from './deviations.service';
import { TargetsController } from './targets.controller';
import { TargetsService } from './targets.service';

@Module({ controllers: [DeviationsController, TargetsController], providers: [DeviationsService, TargetsService] })
export class DeviationsModule {}
