import { Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPath, type List, listOf, SessionRow } from '@circolo/contracts';
import { Answers } from '../platform/route';
import { Allow } from './permission.guard';
import { By, type Principal } from './principal';
import { SessionService } from './session.service';

@ApiTags('session')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  @Allow('session.own')
  @Answers(listOf(SessionRow))
  list(@By() by: Principal): Promise<List<SessionRow>> {
    return this.sessions.list(by);
  }

  @Delete(':id')
  @Allow('session.own')
  @Answers(null, 204)
  revoke(@By() by: Principal, @Param({ schema: IdPath }) { id }: IdPath): Promise<void> {
    return this.sessions.revoke(by, id);
  }
}
