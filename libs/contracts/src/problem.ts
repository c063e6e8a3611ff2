import * as z from 'zod';
import { REFUSAL_CODES } from '@circolo/domain';

/** An error's body, `application/problem+json` (RFC 9457). `code` is stable; the reader's language is the screen's work. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum([...REFUSAL_CODES, 'not-a-route', 'too-many-requests', 'failed']),
    detail: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).optional() }))
      .optional(),
    /** On a stale revision: the object as it is now and as the writer wanted it. */
    versions: z.object({ current: z.unknown(), yours: z.unknown() }).optional(),
    instance: z.string().optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
