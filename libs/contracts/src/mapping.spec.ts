import * as z from 'zod';
import { Mapping as AnyMapping, mappingFor } from './mapping';
import { CODED_FIELDS, FIELD_KINDS_OF, FIELDS_OF, PSEUDONYMISABLE_FIELDS, RECORD_KINDS, REQUIRED_OF } from './records';

const Mapping = mappingFor('interactions');

const required = {
  externalId: { columns: ['line', 'call_id', 'date'], join: '|' },
  arrivedAt: { columns: ['date', 'entry'], join: ' ', as: 'instant', format: 'yyMMdd H:mm:ss' },
  channel: { constant: 'telephone' },
  outcome: {
    cases: [
      {
        when: [
          { column: 'outcome', in: ['AGENT'] },
          { column: 'server', notIn: ['NO_SERVER'] },
        ],
        value: 'answered',
      },
      { otherwise: 'other' },
    ],
  },
};
const mapping = (fields: object = {}, others: object = {}) => ({ source: 'acd-torino', fields: { ...required, ...fields }, ...others });
const faults = (value: unknown) => Mapping.safeParse(value).error?.issues.map(({ path }) => path.join('.'));

it('takes the mapping of the documentation, and fills in what it leaves out', () => {
  const parsed = Mapping.parse(
    mapping(
      {
        waitSeconds: { column: 'q_time', as: 'number' },
        talkSeconds: { column: 'duration', as: 'duration', format: 'H.mm.ss' },
        wrapSeconds: { constant: 0 },
        resolved: { column: 'Resolved', as: 'boolean', true: ['Y'], false: ['N'] },
        topic: { column: 'type', values: { PS: 'Regular' } },
        customer: { column: 'customer_id', blank: ['0'] },
        csat: { column: 'rating', as: 'number', scale: [1, 5] },
      },
      { rows: { skipWhen: [{ column: 'outcome', in: ['PHANTOM'] }] }, unknown: { agent: 'refuse' } },
    ),
  );
  expect(parsed.format).toEqual({ kind: 'csv', delimiter: ',', encoding: 'utf-8', header: true, decimal: '.' });
  expect(parsed.unknown).toMatchObject({ agent: 'refuse', team: 'create', topic: 'create', channel: 'create' });
});

it.each([
  ['a required field is missing', mapping({ outcome: undefined }), ['fields']],
  ['a field is not one of an interaction', mapping({ mood: { column: 'mood' } }), ['fields']],
  ['a field has no source', mapping({ topic: {} }), ['fields.topic']],
  ['a key is unknown', mapping({ topic: { column: 'type', trim: true } }), ['fields.topic']],
  ['the delimiter is two letters', mapping({}, { format: { kind: 'csv', delimiter: '||' } }), ['format.delimiter']],
  ['the source has no name', { ...mapping(), source: ' ' }, ['source']],
])('refuses a mapping in which %s', (_, value, expected) => {
  expect(faults(value)).toEqual(expected);
});

it('can be served as JSON Schema', () => {
  const { $defs, ...root } = z.toJSONSchema(Mapping, { io: 'input' });
  const schema = root.$ref ? $defs?.['Mapping'] : root;
  expect(schema?.required).toEqual(expect.arrayContaining(['source', 'fields']));
});

describe.each(RECORD_KINDS)('A mapping of %s', (kind) => {
  const all = Object.fromEntries(FIELDS_OF[kind].map((field) => [field, { column: field }]));
  const faultsOf = (changes: object) =>
    mappingFor(kind)
      .safeParse({ source: 'any', fields: all, ...changes })
      .error?.issues.map(({ path }) => path.join('.'));

  it('takes every field of the kind, and each that is required', () => {
    expect(faultsOf({})).toBeUndefined();
    for (const field of REQUIRED_OF[kind]) expect(faultsOf({ fields: { ...all, [field]: undefined } })).toEqual(['fields']);
  });

  it('refuses the fields, the codes and the pseudonyms of other kinds', () => {
    const foreign = RECORD_KINDS.flatMap((other): readonly string[] => FIELDS_OF[other]).find((field) => !(field in all))!;
    expect(faultsOf({ fields: { ...all, [foreign]: { column: 'x' } } })).toEqual(['fields']);
    for (const field of CODED_FIELDS) expect(faultsOf({ unknown: { [field]: 'refuse' } })).toEqual(field in all ? undefined : ['unknown']);
    for (const field of PSEUDONYMISABLE_FIELDS) {
      expect(faultsOf({ pseudonymise: [field] })).toEqual(field in all ? undefined : ['pseudonymise.0']);
    }
    expect(faultsOf({ pseudonymise: ['externalId', 'externalId'] })).toEqual(['pseudonymise']);
  });

  it('is a mapping as any answer gives it', () => {
    expect(AnyMapping.safeParse(mappingFor(kind).parse({ source: 'any', fields: all })).error?.issues).toBeUndefined();
  });
});

it('every coded field is one of the kinds of subjects that a mapping names', () => {
  const coded = RECORD_KINDS.flatMap((kind) =>
    Object.entries(FIELD_KINDS_OF[kind]).flatMap(([field, is]) => (is === 'code' ? [field] : [])),
  );
  expect([...new Set(coded)].sort()).toEqual([...CODED_FIELDS].sort());
});
