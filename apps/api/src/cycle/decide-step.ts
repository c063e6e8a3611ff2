import { decideMass, type Facts, factsOf, firingRules, parsePeriod, type Rule, type SubjectFacts, subjectKey } from '@circolo/domain';
import { improvementFacts } from '../improvement/improvement.reads';
import { recordedAgreement } from '../indicators/monitoring-agreement.reads';
import type { Sql } from '../platform/database';
import { rulesOfVersions } from '../rules/rules.reads';
import { referencesOf } from '../subjects/subjects.reads';
import { trainingFacts } from '../training/training.reads';
import { compiledRule } from './compiled-rules';
import { pastFacts } from './earlier-runs';
import { keptDeviations, keptMeasurements } from './kept-figures';
import type { RunInWork, Step } from './run-in-work';
import { subjectFacts } from './subject-facts';

/** What each room knows of subjects; a later source wins where two say the same. */
const SOURCES = [subjectFacts, trainingFacts, improvementFacts] as const;

const KEEP_FACTS = `
  insert into run_facts (run_key, subject_key, facts)
  select $1, "subjectKey", facts from jsonb_to_recordset($2::jsonb) as f ("subjectKey" int, facts jsonb)`;
/** `because` is the compact explanation: with the rule's conditions beside it, every reason can be told again. */
const KEEP_VERDICTS = `
  insert into run_verdict (run_key, subject_key, rule_id, verdict, because)
  select $1, "subjectKey", "ruleId", verdict, because
  from jsonb_to_recordset($2::jsonb) as v ("subjectKey" int, "ruleId" uuid, verdict text, because jsonb)`;
/** How many subjects of the batch each rule spoke of. The batch is told by its first subject; none waits for another. */
const KEEP_COUNTS = `
  insert into run_rule_count (run_key, rule_id, first_subject, held, failed, not_evaluable)
  select $1, "ruleId", $3, count(*) filter (where verdict = 'holds'), count(*) filter (where verdict = 'fails'),
    count(*) filter (where verdict = 'not-evaluable')
  from jsonb_to_recordset($2::jsonb) as v ("ruleId" uuid, verdict text) group by "ruleId"`;
const RULES = 'select rule_id as id, version from run_rule where run_key = $1 order by position';

/** The rules of a run, in the versions that were published when it began. */
export async function rulesOfRun(sql: Sql, run: RunInWork): Promise<readonly Rule[]> {
  return rulesOfVersions(sql, await sql.query<Pick<Rule, 'id' | 'version'>[]>(RULES, [run.key]));
}

/** Puts the facts of each subject together, keeps them, and asks every rule. */
export const decideStep: Step = async (tx, run, subjectKeys) => {
  const facts = await factsOfSubjects(tx, run, subjectKeys);
  await tx.query(KEEP_FACTS, [run.key, JSON.stringify(facts.map(({ subjectKey, facts }) => ({ subjectKey, facts })))]);
  const agreement = await recordedAgreement(tx);
  const rules = firingRules(await rulesOfRun(tx, run), run.period, agreement);
  const subjects = new Map(facts.map(({ subjectKey, subject }) => [subjectKey, subject]));
  const decisions = decideMass(rules.map(compiledRule), facts, await pastFacts(tx, run, rules, subjects, agreement));
  const keys = new Map(facts.map((known) => [subjectKey(known.subject), known.subjectKey]));
  const rows = decisions.map(({ subject, ruleId, verdict, explanation }) => ({
    subjectKey: keys.get(subjectKey(subject)),
    ruleId,
    verdict,
    because: explanation,
  }));
  const verdicts = JSON.stringify(rows);
  await tx.query(KEEP_VERDICTS, [run.key, verdicts]);
  await tx.query(KEEP_COUNTS, [run.key, verdicts, subjectKeys[0]]);
  return {};
};

async function factsOfSubjects(
  tx: Sql,
  run: RunInWork,
  subjectKeys: readonly number[],
): Promise<readonly (SubjectFacts & { readonly subjectKey: number })[]> {
  const references = await referencesOf(tx, subjectKeys);
  const measurements = await keptMeasurements(tx, run, subjectKeys, references);
  const deviations = await keptDeviations(tx, run, subjectKeys, references);
  const others = await othersOf(tx, run, subjectKeys);
  return subjectKeys.map((key) => {
    const subject = references.get(key)!;
    const facts = factsOf(subject, measurements.get(key) ?? [], deviations.get(key) ?? [], others.get(key) ?? {});
    return { subjectKey: key, subject, facts };
  });
}

async function othersOf(tx: Sql, run: RunInWork, subjectKeys: readonly number[]): Promise<ReadonlyMap<number, Facts>> {
  const others = new Map<number, Facts>();
  for (const source of SOURCES) {
    const known = await source.factsOf(tx, { period: { text: run.period, ...parsePeriod(run.period) }, subjectKeys });
    for (const [key, facts] of known) others.set(key, { ...others.get(key), ...facts });
  }
  return others;
}
