import * as z from 'zod';

/** `GET /organisation`, `PUT /organisation` (If-Match). The time zone is fixed after the first import. */
export const Organisation = z
  .object({
    name: z.string().trim().min(1).max(200),
    timeZone: z.string().min(1).max(60),
    timeZoneFixed: z.boolean(),
    revision: z.number().int(),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;
export const ChangedOrganisation = Organisation.pick({ name: true, timeZone: true }).meta({ id: 'ChangedOrganisation' });
export type ChangedOrganisation = z.infer<typeof ChangedOrganisation>;
