import { type Facts, monthsBetween } from '@circolo/domain';
import type { FactSource } from '../rules/fact-source.reads';
import { staffOn } from '../sources/staff.reads';
import { referencesOf, teamOfAgentsOn } from '../subjects/subjects.reads';

/**
 * `subject.team`: the code of the team that an agent belonged to at the end of the period; of a team its own. `subject.tenureMonths`: the
 * whole months of an agent's hiring on the period's last day; not there for whom no staff record says to be employed then.
 */
export const subjectFacts: FactSource = {
  async factsOf(sql, { period, subjectKeys }) {
    const teamOf = await teamOfAgentsOn(sql, period.until);
    const teams = new Map(subjectKeys.map((key) => [key, teamOf.get(key) ?? key]));
    const references = await referencesOf(sql, [...new Set(teams.values())]);
    const staff = await staffOn(sql, period.until, subjectKeys);
    const hiredOn = new Map(staff.map((one) => [one.agentKey, one.hiredOn]));
    const facts = subjectKeys.map((key): readonly [number, Facts] => {
      const team = references.get(teams.get(key)!);
      const hired = hiredOn.get(key);
      return [
        key,
        {
          ...(team?.kind === 'team' && { 'subject.team': team.code }),
          ...(hired && { 'subject.tenureMonths': monthsBetween(hired, period.until) }),
        },
      ];
    });
    return new Map(facts);
  },
};
