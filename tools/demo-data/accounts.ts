import type { PersonRow } from '@circolo/contracts';
import { agents, story } from './organisation.ts';

export type Account = {
  readonly email: string;
  readonly name: string;
  readonly roles: PersonRow['roles'];
  /** Code of the agent that the person is. */
  readonly agent: string | null;
};

const at = 'circolo.example';
const agentOfStory = agents.find((agent) => agent.code === story.struggling);

/** Who signs in to the demo. The first is the first admin. */
export const accounts: readonly Account[] = [
  { email: `admin@${at}`, name: 'Paola Marchetti', roles: ['admin'], agent: null },
  { email: `care-manager@${at}`, name: 'Laura Bonfanti', roles: ['care-manager'], agent: null },
  { email: `care-manager2@${at}`, name: 'Stefano Rinaldi', roles: ['care-manager'], agent: null },
  { email: `marketing@${at}`, name: 'Chiara Venturi', roles: ['marketing'], agent: null },
  { email: `trainer@${at}`, name: 'Marco De Santis', roles: ['trainer'], agent: null },
  { email: `hr@${at}`, name: 'Elena Grassi', roles: ['hr'], agent: null },
  { email: `hr2@${at}`, name: 'Roberto Fontana', roles: ['hr'], agent: null },
  { email: `agent@${at}`, name: agentOfStory?.name ?? '', roles: ['agent'], agent: story.struggling },
  { email: `auditor@${at}`, name: 'Giorgio Pellegrini', roles: ['auditor'], agent: null },
];

export function accountOf(name: string): Account {
  const account = accounts.find(({ email }) => email === `${name}@${at}`);
  if (!account) throw new Error(`No account ${name}`);
  return account;
}
