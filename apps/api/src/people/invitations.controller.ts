import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptInvitation, InvitationPath, InvitationState, Session } from '@circolo/contracts';
import { Answers } from '../platform/route';
import { InvitationsService } from './invitations.service';
import { originOf } from './open-session';
import { Allow } from './permission.guard';
import { SessionCookie } from './session-cookie';
import { SessionService } from './session.service';

@ApiTags('session')
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get(':token')
  @Allow('public')
  @Answers(InvitationState)
  state(@Param({ schema: InvitationPath }) { token }: InvitationPath): Promise<InvitationState> {
    return this.invitations.state(token);
  }

  @Post(':token')
  @Allow('public')
  @Answers(Session, 201)
  async accept(
    @Param({ schema: InvitationPath }) { token }: InvitationPath,
    @Body({ schema: AcceptInvitation }) { password }: AcceptInvitation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { personId, secret } = await this.invitations.accept(token, password, originOf(request));
    this.cookie.set(reply, secret);
    return this.sessions.of(personId);
  }
}
