import { Controller, type MessageEvent, Query, Sse, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { map, type Observable } from 'rxjs';
import { EventsQuery } from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { EventsService } from './events.service';
import { TopicsGuard } from './topics.guard';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  /** One stream of server-sent events for any number of topics; each needs the right to read its object. */
  @Sse()
  @Allow('signed-in')
  @UseGuards(TopicsGuard)
  follow(@Query({ schema: EventsQuery }) { topic }: EventsQuery): Observable<MessageEvent> {
    return this.events.follow(topic).pipe(map((data): MessageEvent => ({ data })));
  }
}
