import { TestBed } from '@angular/core/testing';
import type { FactRow, RuleRow, RuleVersionRow } from '@circolo/contracts';
import { FACTS } from '@circolo/domain';
import { type ShownPage, SIGNED_IN, show, visibleText } from '../../testing/page';
import { RulePage } from './rule-page';

const ID = '00000000-0000-4000-8000-000000000020';
const VERSION: RuleVersionRow = {
  version: 1,
  name: 'Squadra sotto il valore obiettivo',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: {
    any: [
      {
        all: [
          { fact: 'RES.deviation', operator: 'lessThanInclusive', value: -0.05 },
          { not: { fact: 'RES.signal', operator: 'equal', value: false } },
        ],
      },
      { fact: 'CSAT.severity', operator: 'in', value: ['warning', 'critical'] },
    ],
  },
  outcome: { kind: 'improvement', title: 'Riportare la squadra al valore obiettivo', note: null },
  author: { id: ID, name: 'Laura Bonfanti' },
  writtenAt: '2026-11-01T08:00:00.000Z',
  publishedBy: null,
  publishedAt: null,
  validUntil: null,
  persistence: null,
  dose: { coolDownPeriods: 0, oneTrainingAtATime: false },
};
const RULE: RuleRow = {
  id: ID,
  state: 'draft',
  revision: 3,
  name: VERSION.name,
  published: null,
  draft: VERSION,
  outcomes: 0,
  lastPeriod: null,
};
const SIMULATED = {
  id: '00000000-0000-4000-8000-000000000030',
  rule: ID,
  state: 'completed',
  current: true,
  conditions: VERSION.conditions,
  persistence: null,
  outcome: 'improvement',
  publishedVersion: null,
  eachCents: null,
  done: 1,
  total: 1,
  periods: [],
  subjects: { touched: 0, gained: null, lost: null },
  cost: { cents: 0, knownCents: 0, unknown: 0 },
  publishedCost: null,
  looks: [],
  askedBy: { id: ID, name: 'Laura Bonfanti' },
  createdAt: '2026-11-02T08:00:00.000Z',
};
const FACT_ROWS = FACTS as unknown as FactRow[];

const answerFacts = (page: ShownPage<RulePage>) => page.answer('GET', '/api/v1/facts', { items: FACT_ROWS, next: null });
const shown = async (
  rule: RuleRow,
  roles: ('care-manager' | 'auditor')[] = ['care-manager'],
  stored: Readonly<Record<string, string>> = {},
) => {
  const page = await show(RulePage, { roles, inputs: { id: ID } });
  for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value);
  await page.answer('GET', `/api/v1/rules/${ID}`, rule);
  if (roles.includes('care-manager')) await answerFacts(page);
  await page.answer('GET', `/api/v1/rules/${ID}/versions`, { items: [VERSION], next: null });
  return page;
};
/** What a part of the tree says: of a group its join and how much is in it. */
const said = (row: Element) => {
  const join = row.querySelector<HTMLSelectElement>('.line > select')?.selectedOptions[0];
  return [...(join ? [join] : []), ...row.querySelectorAll('.words, .line > .sub')].map(visibleText).join(' ');
};
const rows = (page: ShownPage<RulePage>) => page.all('[role=treeitem]').map(said);
/** The fields of the condition that is being written. */
const boxes = (page: ShownPage<RulePage>) => page.all('circolo-leaf-editor input, circolo-leaf-editor select') as HTMLInputElement[];
const press = async (page: ShownPage<RulePage>, key: string, held: KeyboardEventInit = {}) => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...held }));
  await page.settle();
};
const focused = () => {
  const { activeElement } = document;
  return activeElement?.getAttribute('aria-label') ?? (activeElement ? said(activeElement) : null);
};
const type = async (page: ShownPage<RulePage>, field: HTMLInputElement | undefined, text: string) => {
  if (!field) throw new Error(`No field for ${text}`);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await page.settle();
};

describe('A rule', () => {
  it('shows its conditions as a tree, and the same in words in both languages, the reader’s first', async () => {
    const page = await shown(RULE);
    expect(rows(page)).toEqual([
      'almeno una di queste: 2 parti',
      'tutte queste: 2 parti',
      'Tasso di risoluzione: scostamento relativo al massimo −5,0 %',
      'non vale questa: 1 parte',
      'Tasso di risoluzione: segnale è no',
      'Soddisfazione (voti 4 e 5): gravità è tra «da correggere», «critico»',
    ]);
    expect(page.all('[role=treeitem]').map((row) => row.getAttribute('aria-level'))).toEqual(['1', '2', '3', '3', '4', '2']);
    const [italian, english] = page.all('circolo-rule-in-both section').map(visibleText);
    expect(italian).toContain('Per ogni squadra, ogni mese.');
    expect(italian).toContain('Tasso di risoluzione: scostamento relativo al massimo −5,0 %');
    expect(italian).toContain('non vale questa:Tasso di risoluzione: segnale è no');
    expect(english).toContain('For each team, every month.');
    expect(english).toContain('Resolution rate: relative deviation at most −5.0 %');
    expect(english).toContain('severity is among “warning”, “critical”');
    expect(page.text).not.toContain('Salva la bozza');
  });

  it('sends back what it did not change exactly as it was', async () => {
    const page = await shown(RULE);
    await page.fill('Nome', 'Un altro nome');
    await page.click('Salva la bozza');
    const request = await page.request('PUT', `/api/v1/rules/${ID}`);
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.body).toEqual({
      name: 'Un altro nome',
      appliesTo: 'team',
      periodKind: 'month',
      conditions: VERSION.conditions,
      outcome: VERSION.outcome,
      persistence: VERSION.persistence,
      dose: VERSION.dose,
    });
  });

  it('reads what a person writes, and says where a value lacks', async () => {
    const page = await shown(RULE);
    await page.click('Tasso di risoluzione: scostamento relativo al massimo −5,0 %');
    const [fact, , value] = boxes(page);
    expect([fact?.value, value?.value]).toEqual(['Tasso di risoluzione: scostamento relativo', '-5 %']);
    await type(page, value, 'poco');
    expect(page.text).toContain('Non si capisce: scrivi per esempio 5 % o 0,05.');
    await page.click('Salva la bozza');
    expect(page.text).toContain('Manca il valore, o non è del tipo giusto.');
    await type(page, value, '7,5 %');
    await page.click('Salva la bozza');
    const { request } = await page.request('PUT', `/api/v1/rules/${ID}`);
    expect(request.body.conditions.any[0].all[0]).toEqual({ fact: 'RES.deviation', operator: 'lessThanInclusive', value: 0.075 });
  });

  it('is written by keyboard alone, each step said, and undone', async () => {
    const page = await show(RulePage, { roles: ['care-manager'] });
    await answerFacts(page);
    page.all('[role=treeitem]')[1]?.focus();
    await press(page, 'Enter');
    expect(focused()).toBe('Dato');
    const [search] = boxes(page);
    await type(page, search, 'satisfaction severity');
    expect(page.all('mat-option').map((option) => option.getAttribute('aria-label'))).toEqual([
      'Soddisfazione (voti 4 e 5): gravità',
      'Voto medio di soddisfazione: gravità',
    ]);
    page.all('mat-option')[0]?.click();
    await page.settle();
    expect(page.text).toContain('CSAT.severity');
    const [, , severity] = boxes(page);
    await type(page, severity, 'critical');
    severity?.focus();
    await press(page, 'Escape');
    expect(focused()).toBe('Soddisfazione (voti 4 e 5): gravità è «critico»');
    await press(page, 'n');
    expect(focused()).toBe('non vale questa: 1 parte');
    expect(page.text).toContain('Negata. Ora «non vale questa, 1 parte», 1 di 1, livello 2.');
    await press(page, 'ArrowRight');
    await press(page, 'd');
    expect(page.text).toContain('Sotto un «non» sta una cosa sola');
    await press(page, 'Home');
    await press(page, 'c');
    expect(focused()).toBe('Dato');
    // The first closes the list of facts, the second leads back to the tree.
    await press(page, 'Escape', { keyCode: 27 });
    await press(page, 'Escape');
    await press(page, 'Delete');
    expect(page.text).toContain('Tolta: condizione da completare.');
    await press(page, 'z', { ctrlKey: true });
    await press(page, 'z', { ctrlKey: true });
    await press(page, 'z', { ctrlKey: true });
    await press(page, 'y', { ctrlKey: true });
    await page.fill('Nome', 'Prima regola');
    await page.click('Salva la bozza');
    const body = await page.answer('POST', '/api/v1/rules', RULE, 201);
    expect(body).toEqual({
      name: 'Prima regola',
      appliesTo: 'team',
      periodKind: 'month',
      conditions: { all: [{ not: { fact: 'CSAT.severity', operator: 'equal', value: 'critical' } }] },
      outcome: { kind: 'improvement' },
      persistence: null,
      dose: { coolDownPeriods: 0, oneTrainingAtATime: false },
    });
  });

  it('asks that it lasts, and is silent for a while: in words, and only as the proposal allows', async () => {
    const page = await shown(RULE);
    await page.click('Solo se dura nel tempo');
    await page.fill('Dopo una proposta, tace per', '2');
    await page.fill('su', '6');
    expect(page.text).toContain('E questo per almeno 2 mesi su 6, contando il periodo esaminato.');
    expect(page.text).toContain('And this in at least 2 months of the last 6, the one looked at included.');
    expect(page.text).toContain('Dopo una proposta, per lo stesso ambito tace per 2 mesi.');
    await page.fill('per almeno', '9');
    await page.click('Salva la bozza');
    expect(page.all('#rule-persistence-wrong')[0]?.textContent).not.toBe('');
    await page.fill('per almeno', '3');
    await page.fill('Proposta', 'training');
    await page.click('Nessuna nuova formazione finché una è in attesa');
    expect(page.text).toContain('No new training while one is pending.');
    await page.fill('Proposta', 'improvement');
    await page.click('Salva la bozza');
    const { request } = await page.request('PUT', `/api/v1/rules/${ID}`);
    expect(request.body).toMatchObject({
      persistence: { times: 3, periods: 6 },
      dose: { coolDownPeriods: 2, oneTrainingAtATime: false },
    });
  });

  it('is checked and counted as one writes: each finding stands in both languages, beside its part, and leads to it', async () => {
    const page = await shown(RULE);
    await new Promise((resolve) => setTimeout(resolve, 450));
    const asked = await page.answer('POST', '/api/v1/rules/reviews', {
      errors: [],
      findings: [
        {
          code: 'units-mixed',
          weight: 'warning',
          pointer: '/conditions/any/0/all/0/value',
          details: { fact: 'RES.deviation', unit: 'fraction', value: -5, likely: -0.05 },
        },
        {
          code: 'thresholds-gap',
          weight: 'hint',
          pointer: '/conditions',
          details: {
            rule: { id: ID, name: 'Squadra in ritardo' },
            fact: 'RES.value',
            gap: [
              [
                { fact: 'RES.value', operator: 'greaterThan', value: 0.7 },
                { fact: 'RES.value', operator: 'lessThan', value: 0.8 },
              ],
            ],
          },
        },
      ],
    });
    expect(asked).toMatchObject({ id: ID, conditions: VERSION.conditions });
    await page.answer('POST', '/api/v1/rules/live-counts', {
      withheld: null,
      period: '2026-10',
      run: { id: ID, number: 3 },
      subjects: 6,
      counted: 6,
      holds: 2,
      fails: 3,
      notEvaluable: 1,
    });
    expect(page.text).toContain('2 di 6 squadre, ottobre 2026');
    expect(page.text).toContain('Non vale per 3, non si può dire per 1.');
    const beside = page.all('[role=treeitem]').map((row) => row.querySelectorAll('circolo-finding-sentence').length);
    expect(beside).toEqual([0, 0, 1, 0, 0, 0]);
    const found = page.all('circolo-rule-findings li').map(visibleText);
    expect(found[0]).toContain('−5 non è un valore che «Tasso di risoluzione: scostamento relativo» possa avere: forse intendevi −5,0 %.');
    expect(found[0]).toContain('−5 is not a value that “Resolution rate: relative deviation” can have: perhaps you meant −5.0 %.');
    expect(found[1]).toContain(
      '«Squadra in ritardo» restano scoperti dei valori: Tasso di risoluzione: valore sopra 70,0 % e sotto 80,0 %.',
    );
    await page.click('Vai alla condizione');
    expect(focused()).toBe('Tasso di risoluzione: scostamento relativo al massimo −5,0 %');
  });

  it('tells a version apart from those before it, and makes another rule of it', async () => {
    const page = await show(RulePage, { roles: ['care-manager'], inputs: { id: ID } });
    const second = { ...VERSION, version: 2 };
    await page.answer('GET', `/api/v1/rules/${ID}`, { ...RULE, draft: second });
    await answerFacts(page);
    const first = {
      ...VERSION,
      publishedAt: '2026-11-02T08:00:00.000Z',
      publishedBy: VERSION.author,
      validUntil: '2026-11-09T08:00:00.000Z',
    };
    await page.answer('GET', `/api/v1/rules/${ID}/versions`, { items: [second, first], next: null });
    expect(page.text).toContain('In uso fino al 9 nov 2026');
    const [details] = page.all('circolo-rule-versions details') as HTMLDetailsElement[];
    details!.open = true;
    details!.dispatchEvent(new Event('toggle'));
    await page.answer('GET', `/api/v1/rules/${ID}/versions/2/differences?from=1`, {
      from: 1,
      to: 2,
      changes: [{ kind: 'name', before: 'Com’era', after: VERSION.name }],
    });
    expect(page.text).toContain('Il nome era «Com’era», ora è «Squadra sotto il valore obiettivo».');
    await page.click("Fanne un'altra regola");
    const copy = await page.answer('POST', `/api/v1/rules/${ID}/copies`, { ...RULE, id: SIGNED_IN.person.id }, 201);
    expect(copy).toEqual({ name: 'Squadra sotto il valore obiettivo (copia)', version: 2 });
  });

  it('starts from a template while nothing is written', async () => {
    const page = await show(RulePage, { roles: ['care-manager'] });
    await answerFacts(page);
    const { appliesTo, periodKind, conditions, outcome, persistence, dose } = VERSION;
    const template = {
      code: 'low-fcr',
      name: { it: 'Problemi che ritornano', en: 'Problems that come back' },
      meaning: { it: 'Quando si richiama.', en: 'When people call again.' },
      rule: { appliesTo, periodKind, conditions, outcome, persistence, dose },
    };
    await page.answer('GET', '/api/v1/rule-templates', { items: [template], next: null });
    expect(page.text).toContain('Azione di miglioramento · Quando si richiama.');
    await page.click('Problemi che ritornano');
    expect((page.all('#rule-name')[0] as HTMLInputElement).value).toBe('Problemi che ritornano');
    expect(rows(page)).toHaveLength(6);
    expect(page.all('circolo-rule-templates')).toHaveLength(0);
  });

  it('closes groups, and goes from part to part as they are seen', async () => {
    const page = await shown(RULE);
    const walked: (string | null)[] = [];
    page.all('[role=treeitem]')[0]?.focus();
    for (const key of [
      'ArrowDown',
      'ArrowLeft',
      'ArrowDown',
      'ArrowUp',
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
      'End',
      'ArrowLeft',
      'Tab',
    ]) {
      await press(page, key);
      walked.push(focused());
    }
    const [root, group, first, , , last] = [...Array(6).keys()].map((at) => rows(page)[at]);
    expect(walked).toEqual([group, group, last, group, group, first, group, last, root, root]);
    expect(page.all('[role=treeitem][tabindex="0"]')).toHaveLength(1);
  });

  it('is not sent while something lacks: each field says what', async () => {
    const page = await show(RulePage, { roles: ['care-manager'] });
    await answerFacts(page);
    await page.click('Togli');
    await page.click('Salva la bozza');
    expect(page.text).toContain('La regola ha bisogno di un nome.');
    expect(page.text).toContain('Un gruppo di condizioni è vuoto.');
    page.http.expectNone('/api/v1/rules');
  });

  it('shows both versions in words when somebody else saved first', async () => {
    const page = await shown(RULE);
    await page.fill('Nome', 'La mia');
    await page.click('Salva la bozza');
    const yours = { ...VERSION, name: 'La mia' };
    const current = { ...RULE, revision: 4, draft: { ...VERSION, name: 'La loro' } };
    await page.answer('PUT', `/api/v1/rules/${ID}`, { code: 'stale-revision', versions: { current, yours } }, 409);
    await page.until(() => page.dialog.includes('Qualcun altro ha salvato prima'));
    expect(page.dialog).toContain('NomeLa loroLa mia');
    expect((page.all('#rule-name')[0] as HTMLInputElement).value).toBe('La mia');
  });

  it('asks somebody else to publish a bonus rule of one’s own', async () => {
    const own = { ...VERSION, outcome: { kind: 'bonus' as const }, author: { id: SIGNED_IN.person.id, name: 'Marta Ferri' } };
    const page = await shown({ ...RULE, draft: own });
    expect(page.text).toContain("chiedi a un'altra persona");
    expect(page.all('button').some(({ textContent }) => textContent?.trim() === 'Pubblica')).toBe(false);
  });

  describe('is published', () => {
    const asked = async (periods: readonly string[], simulations: readonly object[]) => {
      const page = await shown(RULE);
      const periodRows = periods.map((period) => ({ period, run: { id: ID, number: 1 }, finishedAt: '2026-11-01T08:00:00.000Z' }));
      for (const made of page.http.match(({ url }) => url === '/api/v1/evaluated-periods')) made.flush({ items: periodRows, next: null });
      page.http.match(({ url }) => /simulations|cases/.test(url)).forEach((made) => made.flush({ items: [], next: null }));
      await page.click('Pubblica');
      await page.until(() => page.dialog.includes('Pubblicare «Squadra sotto il valore obiettivo»?'));
      await page.answer('GET', '/api/v1/evaluated-periods?periodKind=month', { items: periodRows, next: null });
      await page.answer('GET', `/api/v1/rules/${ID}/simulations?limit=10`, { items: simulations, next: null });
      return page;
    };
    const published = { ...RULE, state: 'published', published: VERSION, draft: null };
    const button = (page: ShownPage<RulePage>) =>
      page.all('mat-dialog-container button').find(({ textContent }) => textContent?.trim() === 'Pubblica') as HTMLButtonElement;

    it('with its simulation before whoever does, and that it was looked at is kept', async () => {
      const page = await asked(['2026-10'], [{ id: SIMULATED.id }]);
      expect(button(page).disabled).toBe(true);
      await page.answer('GET', `/api/v1/simulations/${SIMULATED.id}`, SIMULATED);
      expect(page.dialog).toContain('Pubblicando confermi di aver guardato la simulazione');
      await page.clickInDialog('Pubblica');
      await page.answer('POST', `/api/v1/simulations/${SIMULATED.id}/looks`, SIMULATED);
      await page.answer('POST', `/api/v1/rules/${ID}/publication`, published);
      await page.until(() => page.text.includes('È in uso la versione 1.'));
      expect(page.text).toContain('Ritira');
    });

    it('not before it was simulated as it is', async () => {
      const page = await asked(['2026-10'], []);
      expect(page.dialog).toContain('Prima simula la regola com');
      expect(button(page).disabled).toBe(true);
    });

    it('without a simulation where no period was ever evaluated', async () => {
      const page = await asked([], []);
      expect(page.dialog).toContain('si pubblica così, e resta agli atti');
      await page.clickInDialog('Pubblica');
      await page.answer('POST', `/api/v1/rules/${ID}/publication`, published);
      await page.until(() => page.text.includes('È in uso la versione 1.'));
    });
  });

  it('keeps on this device what is not saved, for its writer, until it is saved or put away', async () => {
    const page = await shown(RULE);
    await page.fill('Nome', 'A metà');
    const stored = Object.entries(localStorage);
    expect(stored.filter(([key]) => key.includes(ID))).toEqual([
      [`circolo.rule.${SIGNED_IN.person.id}.${ID}`, expect.stringContaining('A metà')],
    ]);
    page.fixture.destroy();
    TestBed.resetTestingModule();

    const back = await shown({ ...RULE, revision: 4 }, ['care-manager'], Object.fromEntries(stored));
    expect(back.text).toContain("Qui c'è ancora ciò che avevi scritto e non salvato");
    expect(back.text).toContain('Nel frattempo la regola è stata cambiata');
    expect((back.all('#rule-name')[0] as HTMLInputElement).value).toBe(VERSION.name);
    await back.click('Riprendi');
    expect((back.all('#rule-name')[0] as HTMLInputElement).value).toBe('A metà');
    await back.click('Salva la bozza');
    await back.answer('PUT', `/api/v1/rules/${ID}`, { ...RULE, revision: 5, draft: { ...VERSION, name: 'A metà' } });
    expect(Object.keys(localStorage).filter((key) => key.includes(ID))).toEqual([]);
  });

  it('asks before changes are left behind', async () => {
    const page = await shown(RULE);
    expect(await page.fixture.componentInstance.mayLeave()).toBe(true);
    await page.fill('Nome', 'Un altro nome');
    const leaving = page.fixture.componentInstance.mayLeave();
    await page.until(() => page.dialog.includes('Uscire senza salvare?'));
    await page.clickInDialog('Annulla');
    expect(await leaving).toBe(false);
  });

  it('is read, not written, by an auditor', async () => {
    const page = await shown(RULE, ['auditor']);
    expect(page.text).toContain('Per ogni squadra, ogni mese.');
    expect(page.all('circolo-rule-form')).toHaveLength(0);
    expect(page.text).not.toContain('Pubblica');
  });
});
