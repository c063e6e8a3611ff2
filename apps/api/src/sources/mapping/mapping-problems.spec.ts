import { mappingFor } from '@circolo/contracts';
import { interactions } from '../records/interactions';
import { columnsOfMapping, mappingProblems } from './mapping-problems';

const fields = {
  externalId: { column: 'id' },
  arrivedAt: { column: 'at' },
  channel: { constant: 'telephone' },
  outcome: { constant: 'answered' },
};
const problemsOf = (changes: object, rest: object = {}): readonly string[] =>
  mappingProblems(
    interactions,
    mappingFor('interactions').parse({ source: 'acd', format: { kind: 'csv' }, fields: { ...fields, ...changes }, ...rest }),
  ).map(({ field, code }) => `${field}: ${code}`);

it('finds nothing in a good mapping', () => {
  expect(
    problemsOf({ waitSeconds: { column: 'w', as: 'duration', format: 'mm:ss' }, csat: { column: 'c', as: 'number', scale: [1, 5] } }),
  ).toEqual([]);
});

it.each([
  [{ arrivedAt: { column: 'at', as: 'text' } }, 'fields.arrivedAt.as: reading-not-for-field'],
  [{ topic: { column: 't', as: 'number' } }, 'fields.topic.as: reading-not-for-field'],
  [{ topic: { column: 't', format: 'yyyy' } }, 'fields.topic.format: key-not-for-reading'],
  [{ waitSeconds: { column: 'w', scale: [1, 5] } }, 'fields.waitSeconds.scale: key-not-for-reading'],
  [{ csat: { column: 'c', true: ['Y'] } }, 'fields.csat.true: key-not-for-reading'],
  [{ csat: { column: 'c', scale: [5, 1] } }, 'fields.csat.scale: scale-order'],
  [{ outcome: { constant: 'lost' } }, 'fields.outcome.constant: constant-not-for-field'],
  [{ waitSeconds: { constant: -1 } }, 'fields.waitSeconds.constant: constant-not-for-field'],
  [{ csat: { constant: 9 } }, 'fields.csat.constant: constant-not-for-field'],
  [{ arrivedAt: { constant: 'today' } }, 'fields.arrivedAt.constant: constant-not-for-field'],
  [
    { outcome: { cases: [{ otherwise: 'other' }, { when: [{ column: 'x', empty: true }], value: 'gone' }] } },
    'fields.outcome.cases.0: otherwise-not-last',
  ],
  [{ arrivedAt: { column: 'at', format: 'dd/MM' } }, 'fields.arrivedAt.format: format-date-missing'],
  [{ talkSeconds: { column: 't', as: 'duration', format: 'ss:mm' } }, 'fields.talkSeconds.format: format-parts-out-of-order'],
  [{ resolved: { column: 'r', true: ['Y', 'S'], false: ['N', 'S'] } }, 'fields.resolved.true: word-both-ways'],
  [{ topic: { column: 't', blank: ['\0'] } }, 'mapping: invalid-character'],
])('finds the fault of %j', (changes, problem) => {
  expect(problemsOf(changes)).toContain(problem);
});

it.each([
  [{ timeZone: 'Europe/Atlantis' }, 'timeZone: time-zone-unknown'],
  [{ timeZone: '+01:00' }, 'timeZone: time-zone-unknown'],
  [{ format: { kind: 'csv', delimiter: '"' } }, 'format.delimiter: delimiter'],
  [{ labels: { shift: { column: 's', as: 'number' } } }, 'labels.shift.as: reading-not-for-field'],
  [{ format: { kind: 'csv', delimiter: '§' } }, 'format.delimiter: delimiter'],
  [{ format: { kind: 'csv', delimiter: '\n' } }, 'format.delimiter: delimiter'],
])('finds the fault of %j', (rest, problem) => {
  expect(problemsOf({}, rest)).toEqual([problem]);
});

it('names every column that a mapping reads', () => {
  const mapping = mappingFor('interactions').parse({
    source: 'acd',
    format: { kind: 'csv' },
    rows: { skipWhen: [{ column: 'kind', in: ['TEST'] }] },
    fields: {
      ...fields,
      externalId: { columns: ['id', 'day'] },
      outcome: { cases: [{ when: [{ column: 'result', in: ['A'] }], value: 'answered' }] },
    },
  });
  expect([...columnsOfMapping(mapping)].sort()).toEqual(['at', 'day', 'id', 'kind', 'result']);
});

describe('A column of which a field keeps a pseudonym', () => {
  const customer = { column: 'who' };

  it.each([
    [{ customer, topic: { column: 'who' } }, {}, ['fields.topic: column-pseudonymised']],
    [{ customer, externalId: { columns: ['id', 'who'] } }, {}, ['fields.externalId: column-pseudonymised']],
    [{ customer }, { labels: { person: { column: 'who' } } }, ['labels.person: column-pseudonymised']],
    [{ customer, topic: { cases: [{ when: [{ column: 'who', empty: true }], value: 'nobody' }] } }, {}, []],
    [{ customer, topic: { column: 'topic' } }, {}, []],
  ])('is read in the clear by no other: %j %j', (changes, rest, problems) => {
    expect(problemsOf(changes, { ...rest, pseudonymise: ['customer'] })).toEqual(problems);
  });

  it('may be in another field as a pseudonym too', () => {
    const both = { customer, externalId: { columns: ['id', 'who'] } };
    expect(problemsOf(both, { pseudonymise: ['customer', 'externalId'] })).toEqual([]);
  });
});
