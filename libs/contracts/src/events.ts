import * as z from 'zod';

/**
 * `GET /events?topic=import:<id>&topic=run:<id>`, also `simulation:<id>` and `notifications:<me>`: one stream of server-sent events; its
 * first messages are the present states.
 */
export const EventsQuery = z.object({
  topic: z.preprocess(
    (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]),
    z.array(z.string().regex(/^(import|run|simulation|notifications):[0-9a-f-]{36}$/)).max(20),
  ),
});
export type EventsQuery = z.infer<typeof EventsQuery>;

/** The data of one message: the object as its own GET answers it, under the topic that it is about. */
export interface Progress<T = unknown> {
  readonly topic: string;
  readonly state: T;
}
