import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Rule, SubjectFacts } from '@circolo/domain';

/** json-rules-engine as it comes: one engine with every rule, one `run` a subject. For each subject the rules that hold, by their places. */
export async function judgedBy(rules: readonly Rule[], subjects: readonly SubjectFacts[]): Promise<readonly (readonly number[])[]> {
  const engine = new Engine();
  for (const [place, { conditions }] of rules.entries()) {
    engine.addRule({ conditions: conditions as unknown as TopLevelCondition, event: { type: 'holds', params: { place } } });
  }
  const held: number[][] = [];
  for (const { facts } of subjects) {
    const { events } = await engine.run(facts);
    held.push(events.map(({ params }) => (params as { place: number }).place).toSorted((a, b) => a - b));
  }
  return held;
}
