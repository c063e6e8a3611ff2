import { Controller, type MessageEvent, Query, Sse } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { map, type Observable } from 'rxjs';
import { EventsQuery } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { EventsService } from './events.service';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  /** One stream of server-sent events for any number of topics; each needs the right to read its object. */
  @Sse()
  @Allow('signed-in')
  async follow(@Query({ schema: EventsQuery }) { topic }: EventsQuery, @By() by: Principal): Promise<Observable<MessageEvent>> {
    const progress = await this.events.follow(topic, by);
    return progress.pipe(map((data): MessageEvent => ({ data })));
  }
}
