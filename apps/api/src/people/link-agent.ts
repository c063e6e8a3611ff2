import { Refusal } from '@circolo/domain';
import type { Sql } from '../platform/database';
import { subjectById } from '../subjects/subjects.reads';
import { LINK_AGENT, UNLINK_AGENT } from './people.queries';

/** Says which agent a person is, or that they are none. One agent is one person. @param agent the id of the agent's subject */
export async function linkAgent(sql: Sql, personId: string, agent: string | null): Promise<void> {
  const subject = agent === null ? null : await subjectById(sql, agent);
  if (agent !== null && subject?.kind !== 'agent') throw refused('unknown', 'There is no such agent');
  await sql.query(UNLINK_AGENT, [personId, subject?.key ?? null]);
  if (!subject) return;
  const [, linked] = (await sql.query(LINK_AGENT, [personId, subject.key])) as [unknown, number];
  if (linked === 0) throw refused('in-use', 'That agent is another person');
}

const refused = (code: string, message: string): Refusal => new Refusal('validation', { errors: [{ field: 'agent', code, message }] });
