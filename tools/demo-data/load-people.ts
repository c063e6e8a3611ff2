import type { Invited, PersonRow, SetupState } from '@circolo/contracts';
import { accountOf, accounts, type Account } from './accounts.ts';
import { ApiClient } from './api-client.ts';
import { body } from './organisation.ts';

/** Signs in once for each account that is asked for. */
export type SignIn = (name: string) => Promise<ApiClient>;

export function signInAt(baseUrl: string, password: string): SignIn {
  const signedIn = new Map<string, Promise<ApiClient>>();
  const start = async (name: string): Promise<ApiClient> => {
    const client = new ApiClient(baseUrl);
    await client.post('/session', { email: accountOf(name).email, password });
    return client;
  };
  return (name) => {
    const client = signedIn.get(name) ?? start(name);
    signedIn.set(name, client);
    return client;
  };
}

/** Makes the first admin with the one-time code, as on anybody's first visit. Answers whether there was one to make. */
export async function setUp(baseUrl: string, password: string, setupCode: () => Promise<string>): Promise<boolean> {
  const visitor = new ApiClient(baseUrl);
  const { needed } = await visitor.get<SetupState>('/setup');
  if (!needed) return false;
  const { email, name } = accountOf('admin');
  await visitor.post('/setup', { code: await setupCode(), organisation: body.name, name, email, password });
  return true;
}

/** Invites whoever is not there yet and accepts the invitation with the password. @param agentIds ids of agents by code */
export async function invitePeople(
  baseUrl: string,
  admin: ApiClient,
  password: string,
  agentIds: ReadonlyMap<string, string>,
): Promise<void> {
  const people = await admin.list<PersonRow>('/people?limit=500');
  for (const account of accounts) {
    const known = people.find((person) => person.email === account.email);
    if (known?.state === 'active') continue;
    const { token } = known ? await admin.post<Invited>(`/people/${known.id}/reset`) : await invite(admin, account, agentIds);
    await new ApiClient(baseUrl).post(`/invitations/${encodeURIComponent(token)}`, { password });
  }
}

function invite(admin: ApiClient, { name, email, roles, agent }: Account, agentIds: ReadonlyMap<string, string>): Promise<Invited> {
  return admin.post<Invited>('/people', {
    name,
    email,
    language: 'it',
    roles,
    agent: agent === null ? null : (agentIds.get(agent) ?? null),
  });
}
