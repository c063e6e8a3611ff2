/** How many characters a text that a condition compares with may have. */
export const LONGEST_TEXT = 200;

/** What a text must not hold: the database keeps neither the character zero nor half of a pair. */
const UNKEPT = /\0|\p{Surrogate}/u;

/** Whether a text can be kept and read: not too long, and nothing in it that no database keeps. */
export function isPlainText(text: string, longest = LONGEST_TEXT): boolean {
  return text.length <= longest && !UNKEPT.test(text);
}
