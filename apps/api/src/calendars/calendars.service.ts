import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarRow, ChangedCalendar, List, NewCalendar, OpeningVersion } from '@circolo/contracts';
import { checkOpeningVersion, type Days, localDayOf, Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { isViolationOf } from '../platform/violation';
import { organisationSettings } from '../subjects/organisation.reads';
import {
  CLEAR_SUBJECTS,
  GIVE_WAY,
  INSERT,
  KEY_OF,
  LIST,
  MAKE_DEFAULT,
  ONE,
  ONE_WRITE_AT_A_TIME,
  PUT_SUBJECTS,
  PUT_VERSION,
  RAISE_REVISION,
  RENAME,
  SUBJECT_KEYS,
  TAKE_VERSION_BACK,
  TAKEN,
} from './calendars.queries';
import { writeSpans } from './opening-spans';

const KIND = 'calendar';

/** Opening calendars. Each write keeps the versions and the instants that they come to in step; nothing is measured again by itself. */
@Injectable()
export class CalendarsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<List<CalendarRow>> {
    return { items: await this.database.query<CalendarRow[]>(LIST), next: null };
  }

  /** @throws Refusal `calendar-name-in-use`, `calendar-subject-taken`, and what `checkOpeningVersion` refuses */
  add(by: Principal, { name, isDefault, subjects, version }: NewCalendar): Promise<CalendarRow> {
    return this.write(async (tx) => {
      const [made] = await tx.query<{ key: number; id: string }[]>(INSERT, [name, by.personId, this.clock.now()]);
      const { key, id } = made!;
      await this.putDefault(tx, key, isDefault);
      await putSubjects(tx, key, subjects);
      await this.putVersion(tx, by, key, version);
      const after = await oneOf(tx, id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.added`, object: { kind: KIND, id }, after });
      return after;
    });
  }

  /** @throws Refusal as `add`, and `stale-revision`, `calendar-default-needed` */
  change(by: Principal, id: string, revision: number, wanted: ChangedCalendar): Promise<CalendarRow> {
    return this.write(async (tx) => {
      const before = await unchangedSince(tx, id, revision, wanted);
      if (before.isDefault && !wanted.isDefault) throw new Refusal('calendar-default-needed', {});
      const key = await keyOf(tx, id);
      await tx.query(RENAME, [key, wanted.name]);
      await this.putDefault(tx, key, wanted.isDefault);
      await putSubjects(tx, key, wanted.subjects);
      if (wanted.version) await this.putVersion(tx, by, key, wanted.version);
      const after = await oneOf(tx, id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.changed`, object: { kind: KIND, id }, before, after });
      return after;
    });
  }

  /** @throws Refusal `stale-revision`, `calendar-version-needed` when it is the only one */
  takeVersionBack(by: Principal, id: string, from: string, revision: number): Promise<CalendarRow> {
    return this.write(async (tx) => {
      const before = await unchangedSince(tx, id, revision, { from });
      if (!before.versions.some((version) => version.from === from)) throw new Refusal('not-found', { kind: 'opening-version', from });
      if (before.versions.length === 1) throw new Refusal('calendar-version-needed', {});
      const key = await keyOf(tx, id);
      await tx.query(TAKE_VERSION_BACK, [key, from]);
      await tx.query(RAISE_REVISION, [key]);
      await writeSpans(tx, key, await this.today(tx));
      const after = await oneOf(tx, id);
      await recordEvent(tx, { by: by.personId, action: `${KIND}.changed`, object: { kind: KIND, id }, before, after });
      return after;
    });
  }

  private async write(work: (tx: Sql) => Promise<CalendarRow>): Promise<CalendarRow> {
    try {
      return await this.database.transaction(async (tx) => {
        await tx.query(ONE_WRITE_AT_A_TIME);
        return work(tx);
      });
    } catch (error) {
      if (isViolationOf(error, 'opening_calendar_name')) throw new Refusal('calendar-name-in-use', {});
      throw error;
    }
  }

  /** The one that was the default gives way; the very first is the default, whatever was asked. */
  private async putDefault(tx: Sql, key: number, isDefault: boolean): Promise<void> {
    if (isDefault) await tx.query(GIVE_WAY, [key]);
    await tx.query(MAKE_DEFAULT, [key, isDefault]);
  }

  private async putVersion(tx: Sql, by: Principal, key: number, version: OpeningVersion): Promise<void> {
    checkOpeningVersion(version);
    const { from, ...opening } = version;
    await tx.query(PUT_VERSION, [key, from, JSON.stringify(opening), by.personId, this.clock.now()]);
    await writeSpans(tx, key, await this.today(tx));
  }

  private async today(tx: Sql): Promise<Days> {
    const { timeZone } = await organisationSettings(tx);
    const today = localDayOf(this.clock.now(), timeZone);
    return { from: today, until: today };
  }
}

async function putSubjects(tx: Sql, key: number, ids: readonly string[]): Promise<void> {
  const rows = await tx.query<{ key: number }[]>(SUBJECT_KEYS, [ids]);
  if (rows.length < new Set(ids).size) {
    throw new Refusal('validation', { errors: [{ field: 'subjects', code: 'unknown', message: 'Not a channel or service' }] });
  }
  const keys = rows.map((row) => row.key);
  const [taken] = await tx.query<{ subject: string; calendar: string }[]>(TAKEN, [key, keys]);
  if (taken) throw new Refusal('calendar-subject-taken', { ...taken });
  await tx.query(CLEAR_SUBJECTS, [key, keys]);
  await tx.query(PUT_SUBJECTS, [key, keys]);
}

async function unchangedSince(tx: Sql, id: string, revision: number, yours: unknown): Promise<CalendarRow> {
  const current = await oneOf(tx, id);
  if (current.revision !== revision) throw new Refusal('stale-revision', { versions: { current, yours } });
  return current;
}

async function oneOf(sql: Sql, id: string): Promise<CalendarRow> {
  const [calendar] = await sql.query<CalendarRow[]>(ONE, [id]);
  if (!calendar) throw new Refusal('not-found', { kind: KIND, id });
  return calendar;
}

async function keyOf(sql: Sql, id: string): Promise<number> {
  const [row] = await sql.query<{ key: number }[]>(KEY_OF, [id]);
  return row!.key;
}
