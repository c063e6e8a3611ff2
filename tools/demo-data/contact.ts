import type { Moment } from './calendar.ts';
import type { ChannelCode } from './organisation.ts';

/** One contact as the fictional centre's systems know it; `null` is what they do not know. */
export type Contact = {
  readonly number: number;
  readonly at: Moment;
  readonly channel: ChannelCode;
  readonly outcome: 'answered' | 'abandoned' | 'left-in-ivr' | 'not-ours' | 'other';
  readonly topic: string | null;
  readonly team: string | null;
  readonly agent: string | null;
  readonly customer: number | null;
  readonly waitSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly holdSeconds: number | null;
  readonly wrapSeconds: number | null;
  readonly repliedAt: Moment | null;
  readonly resolved: boolean | null;
  readonly transferred: boolean | null;
  readonly csat: number | null;
};
