import type { Facts } from '@circolo/domain';
import type { FactSource } from '../rules/fact-source.reads';
import { referencesOf, teamOfAgentsOn } from '../subjects/subjects.reads';

/** `subject.team`: the code of the team that an agent belonged to at the end of the period; of a team its own. */
export const subjectFacts: FactSource = {
  async factsOf(sql, { period, subjectKeys }) {
    const teamOf = await teamOfAgentsOn(sql, period.until);
    const teams = new Map(subjectKeys.map((key) => [key, teamOf.get(key) ?? key]));
    const references = await referencesOf(sql, [...new Set(teams.values())]);
    const facts = subjectKeys.map((key): readonly [number, Facts] => {
      const team = references.get(teams.get(key)!);
      return [key, team?.kind === 'team' ? { 'subject.team': team.code } : {}];
    });
    return new Map(facts);
  },
};
