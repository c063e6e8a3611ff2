import { Injectable } from '@nestjs/common';

/** The only place that asks what time it is; tests put another in its stead. */
@Injectable()
export class Clock {
  /** Now, ISO 8601 in UTC. */
  now(): string {
    return new Date().toISOString();
  }
}
