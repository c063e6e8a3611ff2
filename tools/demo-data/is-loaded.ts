import type { PersonRow, RunRow } from '@circolo/contracts';
import { accountOf } from './accounts.ts';
import { ApiProblem, type ApiClient } from './api-client.ts';
import { monthText } from './calendar.ts';
import { loadedUntil } from './load-contacts.ts';
import type { SignIn } from './load-people.ts';

/**
 * Whether the demo has been loaded to its end: then what people have changed since is theirs, and nothing of it is put back. Accounts
 * that are there but have another password count as loaded too.
 */
export async function isLoaded(signIn: SignIn): Promise<boolean> {
  const careManager = await signedIn(signIn, 'care-manager');
  if (careManager !== null) return lastMonthTurned(careManager);
  const admin = await signedIn(signIn, 'admin');
  if (admin === null) return true;
  const people = await admin.list<PersonRow>('/people?limit=500');
  return people.some(({ email, state }) => email === accountOf('care-manager').email && state !== 'invited');
}

async function lastMonthTurned(careManager: ApiClient): Promise<boolean> {
  const until = await loadedUntil(careManager);
  if (until === null) return false;
  const runs = await careManager.list<RunRow>('/evaluation-runs?limit=500');
  return runs.some(({ period, state }) => period === monthText(until) && state === 'completed');
}

async function signedIn(signIn: SignIn, name: string): Promise<ApiClient | null> {
  try {
    return await signIn(name);
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.code === 'wrong-credentials') return null;
    throw problem;
  }
}
