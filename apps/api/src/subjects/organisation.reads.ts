import { Refusal } from '@circolo/domain';
import type { Sql } from '../platform/database';

/** What every stage needs to know of the organisation. */
export interface OrganisationSettings {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** @throws Refusal `not-found` before the organisation is set up */
export async function organisationSettings(sql: Sql): Promise<OrganisationSettings> {
  const [settings]: OrganisationSettings[] = await sql.query('select name, time_zone as "timeZone", currency from organisation');
  if (!settings) throw new Refusal('not-found', { kind: 'organisation' });
  return settings;
}
