import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Session, Setup, SetupState } from '@circolo/contracts';
import { Answers } from '../platform/route';
import { originOf } from './open-session';
import { Allow } from './permission.guard';
import { SessionCookie } from './session-cookie';
import { SessionService } from './session.service';
import { SetupService } from './setup.service';

@ApiTags('session')
@Controller('setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Allow('public')
  @Answers(SetupState)
  state(): Promise<SetupState> {
    return this.setup.state();
  }

  @Post()
  @Allow('public')
  @Answers(Session, 201)
  async setUp(
    @Body({ schema: Setup }) body: Setup,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { personId, secret } = await this.setup.setUp(body, originOf(request));
    this.cookie.set(reply, secret);
    return this.sessions.of(personId);
  }
}
