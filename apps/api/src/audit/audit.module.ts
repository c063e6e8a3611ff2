import { Module } from '@nestjs/common';
import { AuditEventsController } from './audit-events.controller';
import { AuditEventsService } from './audit-events.service';
import { AuditMetrics } from './audit-metrics';
import { AuditVerificationService } from './audit-verification.service';

@Module({ controllers: [AuditEventsController], providers: [AuditEventsService, AuditMetrics, AuditVerificationService] })
export class AuditModule {}
