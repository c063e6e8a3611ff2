import { Body, Controller, Delete, Get, Patch, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OwnSettings, Session, SignIn } from '@circolo/contracts';
import { Answers } from '../platform/route';
import { originOf } from './open-session';
import { Allow } from './permission.guard';
import { By, type Principal } from './principal';
import { SessionCookie } from './session-cookie';
import { SessionService } from './session.service';
import { SignInService } from './sign-in.service';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @Allow('public')
  @UseGuards(ThrottlerGuard)
  @Answers(Session, 201)
  async open(
    @Body({ schema: SignIn }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { personId, secret } = await this.signIn.signIn(body, originOf(request));
    this.cookie.set(reply, secret);
    return this.sessions.of(personId);
  }

  @Get()
  @Allow('session.own')
  @Answers(Session)
  show(@By() by: Principal): Promise<Session> {
    return this.sessions.of(by.personId);
  }

  @Patch()
  @Allow('session.own')
  @Answers(Session)
  change(@By() by: Principal, @Body({ schema: OwnSettings }) body: OwnSettings): Promise<Session> {
    return this.sessions.change(by, body);
  }

  @Delete()
  @Allow('session.own')
  @Answers(null, 204)
  async close(@By() by: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.revoke(by, by.viaId);
    this.cookie.clear(reply);
  }
}
