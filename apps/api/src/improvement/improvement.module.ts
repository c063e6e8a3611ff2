import { Module } from '@nestjs/common';
import { ImprovementController } from './improvement.controller';
import { ImprovementService } from './improvement.service';

@Module({ controllers: [ImprovementController], providers: [ImprovementService] })
export class ImprovementModule {}
