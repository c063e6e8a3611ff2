import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NewSubject, SubjectQuery, SubjectRow } from '@circolo/contracts';
import { allowed, Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { keysOf } from '../platform/cursor';
import type { Sql } from '../platform/database';
import { pageText } from '../platform/page-text';
import { isViolationOf } from '../platform/violation';
import { NEW_SUBJECT, RENAME_SUBJECT, SUBJECT, SUBJECT_COLUMNS, SUBJECT_KEYS, SUBJECTS } from './subjects.queries';

interface Row extends SubjectRow {
  readonly key: number;
}

const PAGE = pageText(SUBJECTS, SUBJECT_COLUMNS, SUBJECT_KEYS, '$7');

/** Whether the reader may know all who work here; else only the agent that they are. */
export const seesAgents = (by: Principal): boolean => allowed(by.roles, 'people.read') === 'all';

/** What can be measured: named before or after a file brings it. */
@Injectable()
export class SubjectsService {
  constructor(private readonly database: DataSource) {}

  /** The page as the text that is sent. */
  async list(by: Principal, { kind, search, limit, cursor }: SubjectQuery): Promise<string> {
    const after = keysOf(cursor, 3);
    const asked = [kind ?? null, seesAgents(by), by.agentKey, ...after, limit + 1, search ?? null];
    const [page] = await this.database.query<{ text: string }[]>(PAGE, asked);
    return page!.text;
  }

  /** A team or an agent gets its place among teams or agents with it. @throws Refusal `code-in-use` */
  create(by: Principal, { kind, code, name }: NewSubject): Promise<SubjectRow> {
    return this.database
      .transaction(async (tx) => {
        const [made] = await tx.query<Row[]>(NEW_SUBJECT, [kind, code, name]);
        if (!made) throw new Error('a subject was not stored');
        await recordEvent(tx, { by: by.personId, action: 'subject.created', object: { kind, id: made.id }, after: { code, name } });
        return rowOf(made);
      })
      .catch((error: unknown) => {
        throw isViolationOf(error, 'subject_kind_code_key') ? new Refusal('code-in-use', { kind, code }) : error;
      });
  }

  /** @throws Refusal `stale-revision` with both versions; `not-found` also for the organisation, which is renamed in its settings */
  rename(by: Principal, id: string, revision: number, name: string): Promise<SubjectRow> {
    return this.database.transaction(async (tx) => {
      const before = await lockedSubject(tx, id, revision, { name });
      if (before.kind === 'organisation') throw new Refusal('not-found', { kind: 'subject' });
      await tx.query(RENAME_SUBJECT, [id, name]);
      const object = { kind: before.kind, id };
      await recordEvent(tx, { by: by.personId, action: 'subject.renamed', object, before: { name: before.name }, after: { name } });
      return { ...rowOf(before), name, revision: before.revision + 1 };
    });
  }
}

/** The subject as it is, held for a change by somebody who read that revision of it. */
export async function lockedSubject(sql: Sql, id: string, revision: number, yours: unknown): Promise<Row> {
  const [subject]: Row[] = await sql.query(`${SUBJECT} for update`, [id]);
  if (!subject) throw new Refusal('not-found', { kind: 'subject' });
  if (subject.revision !== revision) throw new Refusal('stale-revision', { versions: { current: rowOf(subject), yours } });
  return subject;
}

const rowOf = ({ id, kind, code, name, revision }: Row): SubjectRow => ({ id, kind, code, name, revision });
