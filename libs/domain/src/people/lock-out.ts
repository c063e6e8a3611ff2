const FREE_ATTEMPTS = 10;
const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 3600;

/** How many seconds nobody may try again after so many failed attempts to sign in: none before the tenth, then a minute that doubles, up to an hour. */
export function pauseAfter(failedAttempts: number): number {
  if (failedAttempts < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (failedAttempts - FREE_ATTEMPTS));
}
