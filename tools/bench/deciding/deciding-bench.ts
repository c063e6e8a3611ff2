import { deepStrictEqual } from 'node:assert';
import type { CompactDecision, CompiledRule, Rule, SubjectFacts } from '@circolo/domain';
import { medianSpent, ownClock, spentOn, type Spent } from '../measure.ts';
import type { Row } from '../report.ts';
import { type Deciding, domainAsBuilt } from './compiled.ts';
import { judgedBy } from './judge.ts';
import { benchRules, benchSubjects } from './rules-and-subjects.ts';

export type DecidingBench = { readonly folder: string; readonly runs: number; readonly note: (text: string) => void };

const RULES = 20;
const SUBJECTS = 10_000;

/** Deciding by the compiled evaluator beside json-rules-engine, in turns; the verdicts are compared before any time is taken. */
export async function decidingRows({ folder, runs, note }: DecidingBench): Promise<readonly Row[]> {
  const [rules, subjects] = [benchRules(RULES), benchSubjects(SUBJECTS)];
  const domain = await domainAsBuilt(folder);
  const compiled = rules.map(domain.compileRule);
  note('deciding: comparing the verdicts');
  await sameVerdicts(domain, rules, compiled, subjects);
  const spent: Record<'judge' | 'explained' | 'verdicts', Spent[]> = { judge: [], explained: [], verdicts: [] };
  for (let run = 1; run <= runs; run++) {
    note(`run ${run} of ${runs}: deciding`);
    spent.judge.push(await spentOn([ownClock], async () => void (await judgedBy(rules, subjects))));
    spent.explained.push(await spentOnEach(() => domain.decideMass(compiled, subjects)));
    spent.verdicts.push(await spentOnEach(() => verdictsOf(compiled, subjects)));
  }
  const yardstick = 'json-rules-engine, one engine, one run a subject';
  const judge = medianSpent(spent.judge);
  const times = (least: number) => ({ goal: `at least ${least} x faster`, reached: (ratio: number) => ratio >= least });
  const what = `deciding, ${RULES} rules, ${SUBJECTS} subjects`;
  return [
    { what: `${what}, explained`, yardstick, product: medianSpent(spent.explained), beside: judge, faster: true, ...times(30) },
    { what: `${what}, the verdict alone`, yardstick, product: medianSpent(spent.verdicts), beside: judge, faster: true, ...times(150) },
  ];
}

/** Ours is over before a clock can tell it from what others have left to be cleared away: it is done ten times. */
const TIMES = 10;
async function spentOnEach(work: () => unknown): Promise<Spent> {
  const { wall, processor } = await spentOn([ownClock], async () => {
    for (let time = 0; time < TIMES; time++) work();
  });
  return { wall: wall / TIMES, processor: processor === null ? null : processor / TIMES };
}

function verdictsOf(compiled: readonly CompiledRule[], subjects: readonly SubjectFacts[]): readonly (readonly number[])[] {
  return subjects.map(({ facts }) => {
    const held: number[] = [];
    for (let place = 0; place < compiled.length; place++) if (compiled[place]!.compiled.verdictOf(facts) === 'holds') held.push(place);
    return held;
  });
}

async function sameVerdicts(
  { decideMass, replay }: Deciding,
  rules: readonly Rule[],
  compiled: readonly CompiledRule[],
  subjects: readonly SubjectFacts[],
): Promise<void> {
  const judged = await judgedBy(rules, subjects);
  const held = judged.reduce((sum, each) => sum + each.length, 0);
  if (held === 0 || held === rules.length * subjects.length) throw new Error('The rules to be measured say the same of everybody.');
  deepStrictEqual(verdictsOf(compiled, subjects), judged);
  const explained = decideMass(compiled, subjects);
  deepStrictEqual(
    inRows(explained, rules.length, ({ verdict }) => verdict === 'holds'),
    judged,
  );
  const again = ({ ruleId, explanation }: CompactDecision) =>
    replay(rules.find(({ id }) => id === ruleId)!.conditions, explanation) === 'holds';
  deepStrictEqual(inRows(explained, rules.length, again), judged);
}

/** Decisions, `rules` of them a subject, as the places of those that hold. */
function inRows(decisions: readonly CompactDecision[], rules: number, holds: (decision: CompactDecision) => boolean) {
  return Array.from({ length: decisions.length / rules }, (_, subject) =>
    Array.from({ length: rules }, (_, place) => place).filter((place) => holds(decisions[subject * rules + place]!)),
  );
}
