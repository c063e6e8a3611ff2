const LEAST_LENGTH = 10;
const LEAST_DIFFERENT = 5;
const LEAST_OF_A_NAME = 4;
const LEAST_BESIDE_A_NAME = 6;

/** Openings of the passwords that are tried first everywhere. */
const FIRST_TRIED = ['password', 'passw0rd', 'qwerty', 'letmein', 'iloveyou', '1234567', 'abcdef'];

/**
 * Whether a password would be guessed early: short, of few different characters, one of those that everybody tries, or little more
 * than the person's own name or e-mail. Long and otherwise free, as NIST SP 800-63B asks: no classes of characters are demanded.
 */
export function isWeakPassword(password: string, person: { readonly name: string; readonly email: string }): boolean {
  const text = password.toLowerCase();
  if (text.length < LEAST_LENGTH || new Set(text).size < LEAST_DIFFERENT) return true;
  if (FIRST_TRIED.some((start) => text.startsWith(start))) return true;
  return wordsOf(person).some((word) => text.includes(word) && text.length - word.length < LEAST_BESIDE_A_NAME);
}

function wordsOf({ name, email }: { readonly name: string; readonly email: string }): readonly string[] {
  const local = email.split('@')[0] ?? '';
  const words = [email, local, ...local.split(/[._+-]/), name, ...name.split(/\s+/)];
  return words.map((word) => word.toLowerCase()).filter((word) => word.length >= LEAST_OF_A_NAME);
}
