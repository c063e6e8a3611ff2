import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { EventsQuery } from '@circolo/contracts';
import type { SignedRequest } from '../people/principal';
import { EventsService } from './events.service';

/** Refuses a stream before it begins: once the route's method is called, its headers are on their way. A bad query is the pipe's to refuse. */
@Injectable()
export class TopicsGuard implements CanActivate {
  constructor(private readonly events: EventsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { query, principal } = context.switchToHttp().getRequest<SignedRequest>();
    const asked = EventsQuery.safeParse(query);
    if (asked.success && principal) await this.events.check(asked.data.topic, principal);
    return true;
  }
}
