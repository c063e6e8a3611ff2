import type { MonitoringAgreementState, SubjectRow, TeamRow } from '@circolo/contracts';
import { demoAgreement } from './agreement.ts';
import { ApiProblem, type ApiClient } from './api-client.ts';
import { agents, channels, teams, topics } from './organisation.ts';

type Kind = SubjectRow['kind'];
type Coded = { readonly code: string; readonly name: string };

/** Ids by code. */
export type Ids = ReadonlyMap<string, string>;

/** Makes the teams, channels, topics and agents that are not there yet, so that they have names before the first file comes. */
export async function makeSubjects(admin: ApiClient): Promise<Readonly<Record<'team' | 'channel' | 'topic' | 'agent', Ids>>> {
  return {
    team: await makeKind(admin, 'team', teams),
    channel: await makeKind(admin, 'channel', channels),
    topic: await makeKind(admin, 'topic', topics),
    agent: await makeKind(admin, 'agent', agents),
  };
}

async function makeKind(admin: ApiClient, kind: Kind, wanted: readonly Coded[]): Promise<Ids> {
  const known = await admin.list<SubjectRow>(`/subjects?kind=${kind}&limit=500`);
  const ids = new Map(known.map(({ code, id }) => [code, id]));
  for (const { code, name } of wanted) {
    if (ids.has(code)) continue;
    const key = `demo-subject-${kind}-${code}`;
    const made = await admin.post<SubjectRow>('/subjects', { kind, code, name }, { key });
    ids.set(code, made.id);
  }
  return ids;
}

/** Puts each agent into the team from the first day of the story on. */
export async function joinTeams(admin: ApiClient, teamIds: Ids, agentIds: Ids, from: string): Promise<void> {
  const members = (await admin.list<TeamRow>('/teams')).flatMap((team) => team.members.map((member) => member.agent.code));
  for (const agent of agents) {
    if (members.includes(agent.code)) continue;
    const membership = { agent: agentIds.get(agent.code), team: teamIds.get(agent.team), from, until: null };
    await admin.post('/team-memberships', membership).catch((problem: unknown) => {
      // Members that an agreement does not open to the admin are not listed.
      if (!(problem instanceof ApiProblem) || problem.code !== 'membership-overlaps') throw problem;
    });
  }
}

/** Records the agreement, unless there is one. */
export async function recordAgreement(admin: ApiClient, signedOn: string): Promise<void> {
  const { agreement } = await admin.get<MonitoringAgreementState>('/monitoring-agreement');
  if (agreement === null) await admin.put('/monitoring-agreement', demoAgreement(signedOn));
}
