import type { OutcomeExplanation } from '@circolo/contracts';
import { show } from '../../testing/page';
import { OutcomePage } from './outcome-page';

const id = (number: number) => `00000000-0000-4000-8000-0000000000${number}`;
const OUTCOME: OutcomeExplanation = {
  id: id(10),
  rule: { id: id(11), version: 4, name: 'FCR basso' },
  period: '2026-10',
  subject: { kind: 'agent', id: id(12), code: 'OP101', name: 'Anna Rossi' },
  kind: 'training',
  state: 'proposed',
  because: [
    { fact: 'RES.value', operator: 'lessThan', expected: 0.7, actual: 0.58, holds: true },
    { fact: 'RES.periodsOff', operator: 'greaterThanInclusive', expected: 2, actual: 1, holds: false },
    { fact: 'CSAT.severity', operator: 'equal', expected: 'critical', actual: null, holds: null },
    { fact: 'training.pending', operator: 'equal', expected: 0, actual: 0, holds: true },
  ],
  basisChanged: true,
  work: { id: id(13) },
  run: { id: id(14), number: 2 },
  createdAt: '2026-11-21T08:00:00.000Z',
  verdict: 'holds',
  whatIf: {
    towards: 'fails',
    changes: [
      [
        {
          fact: 'RES.value',
          actual: 0.58,
          wanted: [{ fact: 'RES.value', operator: 'greaterThanInclusive', value: 0.7 }],
          distance: 0.12,
          example: 0.7,
          byValue: [],
        },
      ],
    ],
  },
  suppressedBy: null,
  overTime: null,
  silence: null,
  facts: { 'RES.value': 0.58, 'training.pending': 0, 'subject.tenureMonths': 18 },
  conditions: {
    all: [
      { fact: 'RES.value', operator: 'lessThan', value: 0.7 },
      {
        any: [
          { fact: 'RES.periodsOff', operator: 'greaterThanInclusive', value: 2 },
          { fact: 'CSAT.severity', operator: 'equal', value: 'critical' },
        ],
      },
      { fact: 'training.pending', operator: 'equal', value: 0 },
    ],
  },
  measurements: [
    {
      indicator: 'RES',
      value: 0.58,
      sample: 96,
      low: 0.48,
      high: 0.67,
      numerator: 56,
      denominator: 96,
      missing: [],
      target: 0.75,
      targetUpper: null,
    },
  ],
};

const shown = async (outcome: OutcomeExplanation, options: Parameters<typeof show>[1] = {}) => {
  const page = await show(OutcomePage, { roles: ['care-manager'], inputs: { id: outcome.id }, ...options });
  await page.answer('GET', `/api/v1/outcomes/${outcome.id}`, outcome);
  await page.answer('GET', '/api/v1/indicators?limit=500', {
    items: [{ code: 'RES', version: 1, name: { it: 'Tasso di risoluzione', en: 'Resolution rate' }, unit: 'fraction', minimumSample: 30 }],
    next: null,
  });
  return page;
};

describe('Why', () => {
  it('says which rule, which run, and of each condition whether it held', async () => {
    const page = await shown(OUTCOME);
    expect(page.text).toContain('Perché una formazione: Anna Rossi');
    expect(page.text).toContain('Regola «FCR basso», versione 4. Elaborazione di ottobre 2026, n. 2.');
    expect(page.text).toContain('valeTasso di risoluzione: valore sotto 70,0 % 58,0 % n 96 · 48,0–67,0 %');
    expect(page.text).toContain('non valeTasso di risoluzione: periodi di fila fuori obiettivo almeno 2 1');
    expect(page.text).toContain('non si saSoddisfazione (voti 4 e 5): gravità è «critico» manca');
    expect(page.text).toContain('non si saalmeno una di queste:');
  });

  it('says what would have been enough for it not to happen', async () => {
    const page = await shown(OUTCOME);
    expect(page.text).toContain('Non sarebbe successo con: Tasso di risoluzione: valore almeno 70,0 % (era 58,0 %)');
  });

  it('leads to the work, the rule, the run and the records', async () => {
    const page = await shown(OUTCOME);
    expect(page.link('Apri la formazione')).toBe('/training?period=2026-10');
    expect(page.link('FCR basso')).toBe(`/rules/${id(11)}`);
    expect(page.link('ottobre 2026, n. 2')).toBe(`/runs/${id(14)}`);
    expect(page.link('Apri i contatti')).toBe(`/indicators/records?indicator=RES&period=2026-10&subject=agent&id=${id(12)}`);
    expect(page.text).toContain('Sono arrivati dati nuovi');
    expect(page.text).toContain('anzianità18');
  });

  it('leads from what is held back to the earlier proposal that it waits for', async () => {
    const page = await shown({ ...OUTCOME, state: 'suppressed', suppressedBy: { id: id(15), period: '2026-09' } });
    expect(page.link('Apri la proposta di settembre 2026')).toBe(`/outcomes/${id(15)}`);
  });

  it('tells of a bonus that could not be told, in English, to who may not open rules and runs', async () => {
    const page = await shown(
      {
        ...OUTCOME,
        kind: 'bonus',
        state: 'not-evaluable',
        verdict: 'not-evaluable',
        whatIf: { towards: 'holds', changes: null },
        basisChanged: false,
        work: null,
      },
      { roles: ['agent'], language: 'en', inputs: { id: OUTCOME.id } },
    );
    expect(page.text).toContain('Why the bonus could not be told: Anna Rossi');
    expect(page.text).toContain('a person decides, with a reason');
    expect(page.link('FCR basso')).toBe('');
    expect(page.text).toContain('too interwoven');
    expect(page.text).not.toContain('It would not have happened');
  });
});
