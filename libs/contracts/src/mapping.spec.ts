import * as z from 'zod';
import { mappingFor } from './mapping';

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
