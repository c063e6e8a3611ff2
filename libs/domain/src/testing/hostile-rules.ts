import fc from 'fast-check';
import type { RuleCandidate } from '../rules/check-rule';

/** A rule that must be refused, as the text that carries it, or, where JSON cannot carry it, as it is. */
export type HostileRule = { readonly what: string } & ({ readonly text: string } | { readonly candidate: RuleCandidate });

const LEAF = '{"fact":"RES.value","operator":"lessThan","value":0.5}';
const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'isPrototypeOf',
] as const;
const PATHS = [
  '$..*',
  '$',
  '$.constructor',
  '$..[?(@.length>0)]',
  '$.a[0:100000:1]',
  '$[?(@.x =~ /(a+)+$/)]',
  '..',
  '$.__proto__',
] as const;

const ruleText = (conditions: string, outcome = '{"kind":"training"}') =>
  `{"name":"Ostile","appliesTo":"agent","periodKind":"month","conditions":${conditions},"outcome":${outcome}}`;
const hostile = (what: string, conditions: fc.Arbitrary<string>): fc.Arbitrary<HostileRule> =>
  conditions.map((text) => ({ what, text: ruleText(text) }));

/** Conditions inside a few groups of any kind, so that what is wrong does not stand at the top only. */
function inGroups(wrong: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const around = fc.constantFrom<(inside: string) => string>(
    (inside) => `{"all":[${inside}]}`,
    (inside) => `{"any":[${LEAF},${inside}]}`,
    (inside) => `{"not":{"all":[${inside},${LEAF}]}}`,
  );
  return fc
    .tuple(wrong, fc.array(around, { minLength: 1, maxLength: 3 }))
    .map(([text, all]) => all.reduce((inside, one) => one(inside), text));
}

const leafWith = (part: string) => inGroups(fc.constant(`{"fact":"RES.value","operator":"lessThan","value":0.5,${part}}`));
const valueOf = (fact: string, operator: string, value: string) => `{"fact":"${fact}","operator":"${operator}","value":${value}}`;

const deep = fc
  .tuple(fc.integer({ min: 11, max: 5_000 }), fc.constantFrom('all', 'any', 'not'), fc.constantFrom(LEAF, '{"all":[]}', '1'))
  .map(([depth, kind, inside]) =>
    kind === 'not'
      ? `${'{"not":'.repeat(depth)}${inside}${'}'.repeat(depth)}`
      : `${`{"${kind}":[`.repeat(depth)}${inside}${']}'.repeat(depth)}`,
  );
const wide = fc
  .tuple(
    fc.integer({ min: 201, max: 20_000 }),
    fc.constantFrom('all', 'any'),
    fc.constantFrom(LEAF, '{"any":[]}', 'null', `{"all":[${LEAF}]}`),
  )
  .map(([count, kind, each]) => `{"${kind}":[${Array.from({ length: count }, () => each).join()}]}`);
const spread = fc
  .integer({ min: 3, max: 200 })
  .map((groups) => `{"all":[${Array.from({ length: groups }, () => `{"any":[${Array(100).fill(LEAF).join()}]}`).join()}]}`);

const prototypes = fc
  .tuple(fc.constantFrom(...PROTOTYPE_NAMES), fc.constantFrom('fact', 'operator', 'key', 'group', 'fact of a fact'))
  .chain(([name, where]) => {
    if (where === 'fact') return inGroups(fc.constant(valueOf(name, 'notEqual', '"x"')));
    if (where === 'operator') return inGroups(fc.constant(valueOf('RES.value', name, '1')));
    if (where === 'group') return inGroups(fc.constant(`{"${name}":[${LEAF}]}`));
    return where === 'key' ? leafWith(`"${name}":{"polluted":true}`) : inGroups(fc.constant(valueOf(`RES.value.${name}`, 'lessThan', '1')));
  });
const jsonPaths = fc
  .tuple(fc.constantFrom(...PATHS), fc.constantFrom('path', 'params', 'fact'))
  .chain(([path, where]) =>
    where === 'fact' ? inGroups(fc.constant(valueOf(path, 'lessThan', '1'))) : leafWith(`"${where}":${JSON.stringify(path)}`),
  );
const wrongTypes = fc
  .constantFrom('"4"', 'true', 'null', '[4]', '{}', '[]', '"0.5"', '1e999', '-1e999', '{"fact":"RES.target"}', '[[[[4]]]]')
  .chain((value) => inGroups(fc.constant(valueOf('RES.value', 'lessThan', value))));
const wrongLists = fc
  .constantFrom('"met"', '[]', '["met",1]', '["sad"]', '[null]', '{"length":1}', `[${Array(201).fill('"met"').join()}]`)
  .chain((value) => inGroups(fc.constant(valueOf('RES.severity', 'in', value))));
const emptyGroups = fc
  .constantFrom('{"all":[]}', '{"any":[]}', '{"not":{"any":[]}}', '{}', '{"all":{}}', '{"all":null}', '{"not":[]}', '[]')
  .chain((group) => inGroups(fc.constant(group)));
const unknownFacts = fc
  .oneof(fc.string({ minLength: 1, maxLength: 300 }), fc.constantFrom('FCR.deviation', 'RES', 'RES.', '.value', 'res.value', 'RES.value '))
  .chain((fact) => inGroups(fc.constant(valueOf(JSON.stringify(fact).slice(1, -1), 'lessThan', '1'))));
const unknownOperators = fc
  .constantFrom('contains', 'not:lessThan', '<', 'LESSTHAN', 'lessThan ', 'swap:in', 'everyFact:equal', 'eval')
  .chain((operator) => inGroups(fc.constant(valueOf('RES.value', operator, '1'))));
const strangeKeys = fc
  .constantFrom('"priority":1', '"name":"x"', '"condition":"mine"', '"onSuccess":"alert(1)"', '"all":[]', '"factResult":4', '"result":true')
  .chain(leafWith);
const unkeptTexts = fc
  .constantFrom('"a\\u0000b"', '"\\ud800"', '"\\udc00x"', JSON.stringify('x'.repeat(201)), JSON.stringify('🦊'.repeat(50_000)))
  .chain((value) => inGroups(fc.constant(valueOf('subject.team', 'equal', value))));
const cyclicNames = fc
  .constantFrom(
    '{"condition":"me"}',
    '{"fact":{"fact":{"fact":"RES.value"}},"operator":"equal","value":1}',
    valueOf('RES.value', 'equal', '{"fact":"RES.value"}'),
  )
  .chain((leaf) => inGroups(fc.constant(leaf)));
const outcomes = fc
  .constantFrom(
    '{"kind":"__proto__"}',
    '{"kind":"constructor"}',
    '{"__proto__":{"kind":"bonus"}}',
    '{"kind":"training","__proto__":{"title":"x"}}',
    '{"kind":"training","title":"a\\u0000"}',
    `{"kind":"training",${Array.from({ length: 5_000 }, (_, index) => `"k/${index}~":1`).join()}}`,
    '[]',
    'null',
  )
  .map((outcome) => ({ what: 'an outcome that is none', text: ruleText(`{"all":[${LEAF}]}`, outcome) }));

/** Values that JSON has no word for: not a number, without end, inside of itself. */
const beyondJson: fc.Arbitrary<HostileRule> = fc
  .constantFrom<readonly [string, () => unknown]>(
    ['not a number', () => ({ all: [comparedWith(NaN)] })],
    ['without end', () => ({ any: [comparedWith(-Infinity)] })],
    ['a group inside of itself', () => insideItself((group) => ({ all: [group, group, comparedWith(1)] }))],
    ['a not of itself', () => insideItself((group) => ({ not: group }))],
    ['a list inside of itself', () => ({ all: [comparedWith(insideItself((list) => ({ 0: list, length: 1 })))] })],
  )
  .map(([what, conditions]) => ({
    what,
    candidate: { name: 'Ostile', appliesTo: 'agent', periodKind: 'month', conditions: conditions(), outcome: { kind: 'training' } },
  }));

function comparedWith(value: unknown): unknown {
  return { fact: 'RES.value', operator: 'lessThan', value };
}

function insideItself(parts: (self: object) => object): object {
  const self = {};
  return Object.assign(self, parts(self));
}

/** Rules that nobody may keep, of every kind that is known to hurt a rules engine, as many of each kind as of another. */
export const hostileRules: fc.Arbitrary<HostileRule> = fc.oneof(
  hostile('too deep', deep),
  hostile('too many conditions', wide),
  hostile('too many conditions over groups', spread),
  hostile('names of prototypes', prototypes),
  hostile('JSONPath', jsonPaths),
  hostile('another type than the fact', wrongTypes),
  hostile('a list that is none', wrongLists),
  hostile('empty groups', emptyGroups),
  hostile('unknown facts', unknownFacts),
  hostile('unknown operators', unknownOperators),
  hostile('keys of the engine that are not ours', strangeKeys),
  hostile('texts that cannot be kept', unkeptTexts),
  hostile('names that name themselves', cyclicNames),
  outcomes,
  beyondJson,
);
