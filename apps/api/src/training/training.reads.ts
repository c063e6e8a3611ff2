import type { FactSource } from '../rules/fact-source.reads';

const BY_SUBJECT = `
  select t.subject_key as key,
    count(*) filter (where s.open)::int as open,
    count(*) filter (where t.state in ('proposed', 'assigned', 'scheduled'))::int as pending,
    count(*) filter (where t.state = 'completed')::int as completed
  from training_assignment t join training_standing s on s.work_id = t.id
  where t.subject_key = any($1::int[]) group by t.subject_key`;

/** `training.pending`, `training.completed`, `open.assignments` of each subject. */
export const trainingFacts: FactSource = {
  async factsOf(sql, { subjectKeys }) {
    const rows = await sql.query<{ key: number; open: number; pending: number; completed: number }[]>(BY_SUBJECT, [subjectKeys]);
    const counts = new Map(rows.map((row) => [row.key, row]));
    return new Map(
      subjectKeys.map((key) => {
        const { open, pending, completed } = counts.get(key) ?? { open: 0, pending: 0, completed: 0 };
        return [key, { 'training.pending': pending, 'training.completed': completed, 'open.assignments': open }];
      }),
    );
  },
};
