import * as z from 'zod';
import { GOLDEN_CLOCKS, type Timeline as DomainTimeline, TIMELINE_EVENTS } from '@circolo/domain';
import { BothLanguages, Instant } from './lists';

const Stretch = z.object({ from: Instant, until: Instant });

/** A golden case along time: opening hours where the figure counts them, the time that was counted, what was due, how far the data reach. */
export const Timeline = z
  .object({
    from: Instant,
    until: Instant,
    open: z
      .array(z.object({ opensAt: Instant, closesAt: Instant }))
      .readonly()
      .nullable(),
    lanes: z
      .array(
        z.object({
          contact: z.string(),
          customer: z.string().nullable(),
          topic: z.string().nullable(),
          events: z.array(z.object({ at: Instant, kind: z.enum(TIMELINE_EVENTS) })).readonly(),
          counted: z.array(Stretch).readonly(),
          term: Stretch.nullable(),
        }),
      )
      .readonly(),
    seenUntil: Instant.nullable(),
  })
  .meta({ id: 'Timeline' }) satisfies z.ZodType<DomainTimeline>;

/** `GET /indicators/:code/golden-cases`: contacts with the figure that the definition must give for them, worked out by hand. */
export const GoldenCaseRow = z
  .object({
    id: z.string(),
    clock: z.enum(GOLDEN_CLOCKS),
    title: BothLanguages,
    explanation: BothLanguages,
    /** In the indicator's unit, with the numbers it is made of. */
    value: z.number(),
    numerator: z.number(),
    denominator: z.number(),
    /** The clock of the case. */
    timeZone: z.string(),
    timeline: Timeline,
  })
  .meta({ id: 'GoldenCase' });
export type GoldenCaseRow = z.infer<typeof GoldenCaseRow>;

/** The path parameter of an indicator. */
export const IndicatorPath = z.object({ code: z.string().max(40) });
export type IndicatorPath = z.infer<typeof IndicatorPath>;
