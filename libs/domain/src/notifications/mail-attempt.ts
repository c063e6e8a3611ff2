/**
 * Where a mail stands. `handing-over`: its text is on the way to the server, and whether it was taken will be known by the answer alone.
 * `uncertain`: that answer never came, and it is not sent again. `lapsed`: it was owed for so long that it is news no more. `dropped`:
 * nobody is left to read it.
 */
export const MAIL_STATES = ['owed', 'claimed', 'handing-over', 'sent', 'failed', 'uncertain', 'lapsed', 'dropped'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/**
 * Why a mail did not go out. `unreachable`: the server was not there, hung, did not let us in, or put us off. `refused`: it will not
 * take this mail. `unanswered`: it had the text, and said nothing more.
 */
export type MailFailure = 'unreachable' | 'refused' | 'unanswered';

/** Minutes until the next attempt, after each that failed: about a day in all. */
export const MINUTES_BETWEEN_ATTEMPTS = [1, 5, 15, 60, 180, 360, 720] as const;

/** What becomes of a mail whose attempt failed. @param attempts how many there were, this one included @param at now */
export function afterFailedAttempt(
  failure: MailFailure,
  attempts: number,
  at: string,
): { readonly state: MailState; readonly nextAt: string } {
  if (failure === 'refused') return { state: 'failed', nextAt: at };
  if (failure === 'unanswered') return { state: 'uncertain', nextAt: at };
  const minutes = MINUTES_BETWEEN_ATTEMPTS[attempts - 1];
  if (minutes === undefined) return { state: 'failed', nextAt: at };
  return { state: 'owed', nextAt: new Date(Date.parse(at) + minutes * 60_000).toISOString() };
}
