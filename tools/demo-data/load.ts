import { firstDay, lastCompleteMonth, monthsAfter, type Month } from './calendar.ts';
import { monthsTold } from './contacts.ts';
import { importContacts, loadedUntil } from './load-contacts.ts';
import { invitePeople, setUp, signInAt } from './load-people.ts';
import { publishRules, setTargets } from './load-rules.ts';
import { turnCycle } from './load-runs.ts';
import { joinTeams, makeSubjects, recordAgreement } from './load-subjects.ts';
import { body } from './organisation.ts';
import type { Progress } from './progress.ts';
import { newSetupCode } from './setup-code.ts';

export type DemoLoading = {
  /** Where the product is served, such as `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** Of every account. */
  readonly password: string;
  /** The database of the installation: only for the one-time code of its first visit. */
  readonly databaseUrl: string;
  readonly progress: Progress;
  /** The instant from which the last complete month is counted, on the first loading. */
  readonly now?: Date;
};

/**
 * Loads the demo organisation through the public API, as anybody would: people, teams, agreement, contacts, targets, rules, and three
 * months of the cycle. What is there already is left as it is, so that a second loading, or one after an interruption, adds only what lacks.
 */
export async function loadDemo({ baseUrl, password, databaseUrl, progress, now = new Date() }: DemoLoading): Promise<void> {
  progress('making the accounts');
  await setUp(baseUrl, password, () => newSetupCode(databaseUrl));
  const signIn = signInAt(baseUrl, password);
  const admin = await signIn('admin');
  const subjects = await makeSubjects(admin);
  await invitePeople(baseUrl, admin, password, subjects.agent);

  const careManager = await signIn('care-manager');
  const until = (await loadedUntil(careManager)) ?? lastCompleteMonth(now, body.timeZone);
  const from = dayText(monthsAfter(until, 1 - monthsTold));
  progress('writing teams, agreement, targets and rules');
  await recordAgreement(admin, from);
  await joinTeams(admin, subjects.team, subjects.agent, from);
  await setTargets(careManager, subjects.channel, from);
  await publishRules(signIn);

  await importContacts(careManager, until, progress);
  await turnCycle(careManager, until, progress);
}

function dayText(month: Month): string {
  return new Date(firstDay(month) * 86_400_000).toISOString().slice(0, 10);
}
