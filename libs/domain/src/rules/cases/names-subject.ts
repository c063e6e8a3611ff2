import type { SubjectKind } from '../../subjects/subject';

/** Shorter words tell nobody. */
const SHORTEST_NAME = 3;

/** Whether a text gives away who a subject is: its code, its name, and of a person any part of it. */
export function namesSubject(
  text: string,
  { kind, code, name }: { readonly kind: SubjectKind; readonly code: string; readonly name: string },
): boolean {
  const words = wordsOf(text);
  if (contains(words, wordsOf(code)) || contains(words, wordsOf(name))) return true;
  return kind === 'agent' && wordsOf(name).some((part) => part.length >= SHORTEST_NAME && words.includes(part));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function contains(words: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && ` ${words.join(' ')} `.includes(` ${part.join(' ')} `);
}
