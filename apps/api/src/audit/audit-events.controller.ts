import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditEvent, AuditFilters, AuditQuery, AuditVerification, type List, listOf } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { Answers } from '../platform/route';
import { AuditEventsService } from './audit-events.service';
import { AuditVerificationService } from './audit-verification.service';

@ApiTags('audit')
@Controller('audit-events')
export class AuditEventsController {
  constructor(
    private readonly events: AuditEventsService,
    private readonly verification: AuditVerificationService,
  ) {}

  @Get()
  @Allow('audit.read')
  @Answers(listOf(AuditEvent))
  list(@Query({ schema: AuditQuery }) query: AuditQuery): Promise<List<AuditEvent>> {
    return this.events.list(query);
  }

  /** What the events can be filtered by. */
  @Get('filters')
  @Allow('audit.read')
  @Answers(AuditFilters)
  filters(): Promise<AuditFilters> {
    return this.events.filters();
  }

  /** Follows the whole chain of events, and names the first that does not fit. */
  @Get('verification')
  @Allow('audit.read')
  @Answers(AuditVerification)
  verify(): Promise<AuditVerification> {
    return this.verification.verify();
  }
}
