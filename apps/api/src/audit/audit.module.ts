import { Module } from '@nestjs/common';
import { AuditEventsController } from './audit-events.controller';
import { AuditEventsService } from './audit-events.service';
import { AuditVerificationService } from './audit-verification.service';

@Module({ controllers: [AuditEventsController], providers: [AuditEventsService, AuditVerificationService] })
export class AuditModule {}
