import type { FactSource } from '../rules/fact-source.reads';

const OPEN_BY_SUBJECT = `
  select i.subject_key as key, count(*)::int as count
  from improvement_action i join improvement_standing s on s.work_id = i.id
  where s.open and i.subject_key = any($1::int[]) group by i.subject_key`;

/** `open.improvements`: how many improvement actions about the subject are still open. */
export const improvementFacts: FactSource = {
  async factsOf(sql, { subjectKeys }) {
    const rows = await sql.query<{ key: number; count: number }[]>(OPEN_BY_SUBJECT, [subjectKeys]);
    const counts = new Map(rows.map(({ key, count }) => [key, count]));
    return new Map(subjectKeys.map((key) => [key, { 'open.improvements': counts.get(key) ?? 0 }]));
  },
};
