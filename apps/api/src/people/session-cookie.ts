import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Config, CONFIG } from '../platform/config';
import { SESSION_COOKIE } from './authentication';

/** The cookie that carries a session's secret: not for scripts, not for other sites, over TLS alone where people open the product by https. */
@Injectable()
export class SessionCookie {
  private readonly options: { readonly httpOnly: true; readonly sameSite: 'strict'; readonly path: '/'; readonly secure: boolean };

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.options = { httpOnly: true, sameSite: 'strict', path: '/', secure: config.publicUrl?.startsWith('https:') ?? false };
  }

  set(reply: FastifyReply, secret: string): void {
    void reply.setCookie(SESSION_COOKIE, secret, { ...this.options, maxAge: Math.round(this.config.sessionHours * 3600) });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(SESSION_COOKIE, this.options);
  }
}
