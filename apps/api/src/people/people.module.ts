import { Global, Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { type Config, CONFIG } from '../platform/config';
import { Authentication } from './authentication';
import { FirstAdminCode } from './first-admin-code';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';
import { SessionCookie } from './session-cookie';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';
import { SessionsController } from './sessions.controller';
import { SetupController } from './setup.controller';
import { SetupService } from './setup.service';
import { SignInService } from './sign-in.service';
import { TokensController } from './tokens.controller';
import { TokensService } from './tokens.service';

@Global()
@Module({
  imports: [
    ThrottlerModule.forRootAsync({ inject: [CONFIG], useFactory: (config: Config) => [{ ttl: 60_000, limit: config.signInLimit }] }),
  ],
  controllers: [SessionController, SessionsController, TokensController, SetupController, InvitationsController, PeopleController],
  providers: [
    Authentication,
    SessionCookie,
    SignInService,
    SessionService,
    TokensService,
    FirstAdminCode,
    SetupService,
    InvitationsService,
    PeopleService,
  ],
  exports: [Authentication],
})
export class PeopleModule {}
