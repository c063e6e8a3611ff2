import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditEvent, AuditQuery, type List, listOf } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { Answers } from '../platform/route';
import { AuditEventsService } from './audit-events.service';

@ApiTags('audit')
@Controller('audit-events')
export class AuditEventsController {
  constructor(private readonly events: AuditEventsService) {}

  @Get()
  @Allow('audit.read')
  @Answers(listOf(AuditEvent))
  list(@Query({ schema: AuditQuery }) query: AuditQuery): Promise<List<AuditEvent>> {
    return this.events.list(query);
  }
}
