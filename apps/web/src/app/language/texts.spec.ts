import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type TmplAstElement,
  type TmplAstNode,
  type TmplAstText,
  parseTemplate,
  tmplAstVisitAll,
  TmplAstRecursiveVisitor,
} from '@angular/compiler';
import { INDICATOR_CODES, PERMISSIONS, ROLES, REFUSAL_CODES, SUBJECT_KINDS } from '@circolo/domain';
import { FIELDS_OF, RECORD_KINDS } from '@circolo/contracts';
import { texts as english } from './texts-en';
import { texts as italian } from './texts-it';

const APP = join(import.meta.dirname, '..');
const files = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|html)$/.test(name) && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, source: readFileSync(join(APP, name), 'utf8') }));

const leaves = (texts: object, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'object' ? leaves(text as object, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
const at = (texts: object, key: string): unknown =>
  key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], texts);

const rooms = Object.keys(italian).join('|');
const whole = new RegExp(`['"\`]((?:${rooms})(?:\\.[A-Za-z0-9_-]+)+)['"\`]`, 'g');
const opened = new RegExp(`['"\`]((?:${rooms})(?:\\.[A-Za-z0-9_-]+)*)\\.(?:['"]|\\$\\{)`, 'g');
const found = (pattern: RegExp) =>
  files.flatMap(({ name, source }) => [...source.matchAll(pattern)].map((match) => ({ name, key: match[1] ?? '' })));
// A permission of the policy looks like a key, and is none.
const keys = found(whole).filter(({ key }) => !(PERMISSIONS as readonly string[]).includes(key));
const prefixes = found(opened);

describe('The texts', () => {
  it('are the same in both languages', () => {
    expect(leaves(english).sort()).toEqual(leaves(italian).sort());
  });

  it('are never empty, and ask for the same things in both languages', () => {
    const asked = (text: unknown) => [...String(text).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]).sort();
    for (const key of leaves(italian)) {
      expect(String(at(italian, key)).trim()).not.toBe('');
      expect({ key, asks: asked(at(english, key)) }).toEqual({ key, asks: asked(at(italian, key)) });
    }
  });

  it('have every key that a page asks for', () => {
    const known = ({ key }: { key: string }) => {
      const text = at(italian, key);
      return typeof text === 'string' || (typeof text === 'object' && text !== null && 'one' in text && 'other' in text);
    };
    expect(keys.filter((use) => !known(use))).toEqual([]);
    expect(prefixes.filter(({ key }) => typeof at(italian, key) !== 'object')).toEqual([]);
    expect(keys.length).toBeGreaterThan(50);
  });

  it('have no key that no page asks for, the common words apart', () => {
    const asked = new Set(keys.map(({ key }) => key));
    const unused = leaves(italian).filter(
      (key) =>
        !key.startsWith('words.') &&
        !asked.has(key) &&
        !asked.has(key.replace(/\.(one|other)$/, '')) &&
        !prefixes.some(({ key: prefix }) => key.startsWith(`${prefix}.`)),
    );
    expect(unused).toEqual([]);
  });

  it.each([
    ['refusal', REFUSAL_CODES],
    ['words.role', ROLES],
    ['words.subject', SUBJECT_KINDS],
    ['words.field', RECORD_KINDS.flatMap((kind): readonly string[] => FIELDS_OF[kind])],
    ['words.recordKind', RECORD_KINDS],
    ['words.formula', INDICATOR_CODES],
    ['words.numerator', INDICATOR_CODES],
    ['words.denominator', INDICATOR_CODES],
  ] as const)('have a word for each of %s', (group, codes) => {
    const words = Object.keys(at(italian, group) as object);
    expect(codes.filter((code) => !words.includes(code))).toEqual([]);
  });
});

describe('Templates', () => {
  const templates = files.flatMap(({ name, source }) =>
    name.endsWith('.html')
      ? [{ name, template: source }]
      : [...source.matchAll(/^ {2}template:\s*`([\s\S]*?)`,?$/gm)].map((match) => ({ name, template: match[1] ?? '' })),
  );

  it('carry no words of their own: all come from the texts', () => {
    expect(templates.length).toBeGreaterThan(15);
    expect(templates.flatMap(({ name, template }) => ownWords(name, template))).toEqual([]);
  });
});

const READ_ALOUD = ['aria-label', 'title', 'alt', 'placeholder', 'label', 'aria-description'];

/** Words written into a template: in its text, or in an attribute that is shown or read aloud. Single letters such as the `n` of a sample are signs. */
function ownWords(name: string, template: string): string[] {
  const words: string[] = [];
  const look = (text: string) => {
    if (/\p{L}{2,}/u.test(text)) words.push(`${name}: ${text.trim()}`);
  };
  class Words extends TmplAstRecursiveVisitor {
    override visitText(text: TmplAstText): void {
      look(text.value.replace(/&\w+;/g, ''));
    }
    override visitElement(element: TmplAstElement): void {
      for (const { name: attribute, value } of element.attributes) if (READ_ALOUD.includes(attribute)) look(value);
      super.visitElement(element);
    }
  }
  const { nodes, errors } = parseTemplate(template, name);
  if (errors?.length) words.push(`${name}: ${errors[0]?.msg}`);
  tmplAstVisitAll(new Words(), nodes as TmplAstNode[]);
  return words;
}
