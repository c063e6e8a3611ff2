import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChangedOrganisation, Organisation } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import type { Sql } from '../platform/database';

const ORGANISATION = `
  select name, time_zone as "timeZone", time_zone_fixed_at is not null as "timeZoneFixed", revision from organisation`;

/** The one organisation of the installation. */
@Injectable()
export class OrganisationService {
  constructor(private readonly database: DataSource) {}

  show(): Promise<Organisation> {
    return organisationOf(this.database);
  }

  /** @throws Refusal `stale-revision` with both versions, `time-zone-fixed` after the first import, `time-zone-unknown` */
  change(by: Principal, revision: number, { name, timeZone }: ChangedOrganisation): Promise<Organisation> {
    return this.database.transaction(async (tx) => {
      const before = await organisationOf(tx, 'for update');
      if (before.revision !== revision) throw new Refusal('stale-revision', { versions: { current: before, yours: { name, timeZone } } });
      if (timeZone !== before.timeZone) {
        if (before.timeZoneFixed) throw new Refusal('time-zone-fixed', { timeZone: before.timeZone });
        await refuseUnknownZone(tx, timeZone);
      }
      await tx.query('update organisation set name = $1, time_zone = $2, revision = revision + 1', [name, timeZone]);
      await tx.query(`update subject set name = $1, revision = revision + 1 where kind = 'organisation' and name <> $1`, [name]);
      const after = await organisationOf(tx);
      await recordEvent(tx, { by: by.personId, action: 'organisation.changed', object: { kind: 'organisation', id: null }, before, after });
      return after;
    });
  }
}

async function organisationOf(sql: Sql, lock = ''): Promise<Organisation> {
  const [organisation]: Organisation[] = await sql.query(`${ORGANISATION} ${lock}`);
  if (!organisation) throw new Refusal('not-found', { kind: 'organisation' });
  return organisation;
}

/** The database and the language runtime must both know it: days are cut by one, periods by the other. */
async function refuseUnknownZone(sql: Sql, timeZone: string): Promise<void> {
  const known = await sql.query<unknown[]>(`select from pg_timezone_names where name = $1 and name like '%/%'`, [timeZone]);
  if (known.length === 0 || !Intl.supportedValuesOf('timeZone').includes(timeZone)) throw new Refusal('time-zone-unknown', { timeZone });
}
