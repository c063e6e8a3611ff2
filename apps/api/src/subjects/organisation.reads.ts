import { Refusal } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { planned } from '../platform/planned';

/** What every stage needs to know of the organisation. */
export interface OrganisationSettings {
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
}

const SETTINGS = planned('select name, time_zone as "timeZone", currency from organisation');

/** @throws Refusal `not-found` before the organisation is set up */
export async function organisationSettings(sql: Sql): Promise<OrganisationSettings> {
  const [settings]: OrganisationSettings[] = await sql.query(SETTINGS);
  if (!settings) throw new Refusal('not-found', { kind: 'organisation' });
  return settings;
}
