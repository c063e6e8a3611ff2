import type { VerdictExplanation } from '@circolo/contracts';
import { show } from '../../testing/page';
import { VerdictPage } from './verdict-page';

const id = (number: number) => `00000000-0000-4000-8000-0000000000${number}`;
const VERDICT: VerdictExplanation = {
  run: { id: id(14), number: 2 },
  period: '2026-10',
  rule: { id: id(11), version: 4, name: 'FCR basso' },
  kind: 'training',
  subject: { kind: 'agent', id: id(12), code: 'OP101', name: 'Anna Rossi' },
  said: 'not',
  outcome: null,
  verdict: 'fails',
  because: [{ fact: 'RES.gap', operator: 'lessThan', expected: -0.05, actual: 0.02, holds: false }],
  conditions: { all: [{ fact: 'RES.gap', operator: 'lessThan', value: -0.05 }] },
  facts: { 'RES.gap': 0.02, 'RES.target': 0.75 },
  measurements: [],
  whatIf: {
    towards: 'holds',
    changes: [
      [
        {
          fact: 'RES.gap',
          actual: 0.02,
          wanted: [{ fact: 'RES.gap', operator: 'lessThan', value: -0.05 }],
          distance: 0.07,
          example: -0.050001,
          byValue: [{ fact: 'RES.value', operator: 'lessThan', value: 0.7 }],
        },
        {
          fact: 'training.pending',
          actual: null,
          wanted: [{ fact: 'training.pending', operator: 'equal', value: 0 }],
          distance: null,
          example: 0,
          byValue: [],
        },
      ],
      [
        {
          fact: 'subject.team',
          actual: 'nord',
          wanted: [{ fact: 'subject.team', operator: 'equal', value: 'est' }],
          distance: null,
          example: 'est',
          byValue: [],
        },
      ],
    ],
  },
  suppressedBy: null,
  overTime: null,
  silence: null,
};

const shown = async (verdict: VerdictExplanation, options: Parameters<typeof show>[1] = {}) => {
  const inputs = { run: verdict.run.id, rule: verdict.rule.id, subject: verdict.subject.id };
  const page = await show(VerdictPage, { roles: ['care-manager'], inputs, ...options });
  await page.answer('GET', `/api/v1/evaluation-runs/${id(14)}/verdicts/${id(11)}/${id(12)}`, verdict);
  await page.answer('GET', '/api/v1/indicators?limit=500', {
    items: [{ code: 'RES', version: 1, name: { it: 'Tasso di risoluzione', en: 'Resolution rate' }, unit: 'fraction', minimumSample: 30 }],
    next: null,
  });
  return page;
};

describe('Why nothing happened', () => {
  it('says which rule, which run, what it met, and what would have made it happen', async () => {
    const page = await shown(VERDICT);
    expect(page.text).toContain('Perché non è successo nulla: Anna Rossi');
    expect(page.text).toContain('Regola «FCR basso», versione 4. Elaborazione di ottobre 2026, n. 2.');
    expect(page.text).toContain('non valeTasso di risoluzione: scarto dal valore obiettivo sotto −5,0 punti +2,0 punti');
    expect(page.text).toContain('Sarebbe successo con una sola di queste:');
    expect(page.text).toContain(
      'scarto dal valore obiettivo sotto −5,0 punti (era +2,0 punti), cioè valore sotto 70,0 % e corsi in attesa è 0 (mancava)',
    );
    expect(page.text).toContain('squadra (codice) è «est» (era nord)');
  });

  it('says the same to the agent concerned, in English, without ways to what they may not open', async () => {
    const page = await shown(VERDICT, { roles: ['agent'], language: 'en', inputs: { run: id(14), rule: id(11), subject: id(12) } });
    expect(page.text).toContain('Why nothing happened: Anna Rossi');
    expect(page.text).toContain('(it was +2.0 points), that is value below 70.0 %');
    expect(page.link('FCR basso')).toBe('');
  });

  it('says that a rule that lacks a figure asks for nothing', async () => {
    const page = await shown({ ...VERDICT, said: 'not-told', verdict: 'not-evaluable', whatIf: { towards: 'holds', changes: [] } });
    expect(page.text).toContain('Perché la regola non può dirlo: Anna Rossi');
    expect(page.text).toContain('né sì né no, e non chiede nulla');
    expect(page.text).toContain("Nessun valore di un solo periodo l'avrebbe fatto succedere.");
  });

  it('says in which periods the conditions of a rule that asks for some time held', async () => {
    const page = await shown({
      ...VERDICT,
      overTime: {
        times: 2,
        periods: 4,
        said: [
          { period: '2026-10', verdict: 'fails' },
          { period: '2026-09', verdict: 'holds' },
          { period: '2026-08', verdict: 'not-evaluable' },
          { period: '2026-07', verdict: null },
        ],
      },
    });
    expect(page.text).toContain('Serve che valgano in almeno 2 degli ultimi 4 periodi:');
    expect(page.text).toMatch(/ottobre 2026\s*non valevano/);
    expect(page.text).toMatch(/settembre 2026\s*valevano/);
    expect(page.text).toMatch(/agosto 2026\s*non si sa/);
    expect(page.text).toMatch(/luglio 2026\s*non elaborato/);
  });

  it.each([
    ['earlier-open', 'una proposta precedente per lo stesso ambito aspetta ancora'],
    ['training-pending', "c'è già una formazione da fare"],
    ['cool-down', "l'intervallo minimo non è passato"],
  ] as const)('says why it asks for nothing: %s', async (silence, sentence) => {
    const page = await shown({ ...VERDICT, said: 'suppressed', verdict: 'holds', silence });
    expect(page.text).toContain(sentence);
  });

  it('leads to what the period has of it', async () => {
    const page = await shown({
      ...VERDICT,
      said: 'fired',
      verdict: 'holds',
      outcome: { id: id(16), state: 'proposed', basisChanged: false },
    });
    expect(page.text).toContain('Perché la regola vale: Anna Rossi');
    expect(page.link('Apri la proposta')).toBe(`/outcomes/${id(16)}`);
  });
});
