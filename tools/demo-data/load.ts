import { firstDay, lastCompleteMonth, monthsAfter, type Month } from './calendar.ts';
import { monthsTold } from './contacts.ts';
import { isLoaded } from './is-loaded.ts';
import { importContacts, loadedUntil } from './load-contacts.ts';
import { invitePeople, setUp, signInAt } from './load-people.ts';
import { publishRules, setTargets } from './load-rules.ts';
import { turnCycle } from './load-runs.ts';
import { joinTeams, makeSubjects, recordAgreement } from './load-subjects.ts';
import { body } from './organisation.ts';
import { writeOpeningHours } from './opening-hours.ts';
import type { Progress } from './progress.ts';
import { setupCodeIn } from './setup-code.ts';

export type DemoLoading = {
  /** Where the product is served, such as `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** Of every account. */
  readonly password: string;
  /** The application's `DATA_FOLDER`, for the one-time code of its first visit. */
  readonly filesFolder: string;
  readonly progress: Progress;
  /** The instant from which the last complete month is counted, on the first loading. */
  readonly now?: Date;
};

/**
 * Loads the demo organisation through the public API, as anybody would: people, teams, agreement, contacts, targets, rules, and three
 * months of the cycle. After an interruption it adds what lacks; once complete, a further loading does nothing.
 */
export async function loadDemo({ baseUrl, password, filesFolder, progress, now = new Date() }: DemoLoading): Promise<void> {
  progress('looking for it');
  const isNew = await setUp(baseUrl, password, () => setupCodeIn(filesFolder));
  if (!isNew && (await isLoaded(signInAt(baseUrl, password)))) return progress('already there');
  const signIn = signInAt(baseUrl, password);
  progress('making the accounts');
  const admin = await signIn('admin');
  const subjects = await makeSubjects(admin);
  await invitePeople(baseUrl, admin, password, subjects.agent);

  const careManager = await signIn('care-manager');
  const until = (await loadedUntil(careManager)) ?? lastCompleteMonth(now, body.timeZone);
  const from = dayText(monthsAfter(until, 1 - monthsTold));
  progress('writing teams, agreement, opening hours, targets and rules');
  await recordAgreement(admin, from);
  await joinTeams(admin, subjects.team, subjects.agent, from);
  await writeOpeningHours(careManager, from);
  await setTargets(careManager, subjects.channel, from);
  await publishRules(signIn);

  await importContacts(careManager, until, progress);
  await turnCycle(signIn, until, progress);
}

function dayText(month: Month): string {
  return new Date(firstDay(month) * 86_400_000).toISOString().slice(0, 10);
}
