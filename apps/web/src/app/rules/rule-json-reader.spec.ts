import { TestBed } from '@angular/core/testing';
import { TranslocoService, TranslocoTestingModule } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { texts as italian } from '../language/texts-it';
import { RuleJsonReader } from './rule-json-reader';

const RULE = {
  name: 'Attese lunghe',
  appliesTo: 'channel',
  periodKind: 'month',
  conditions: { all: [{ fact: 'ABN.value', operator: 'greaterThan', value: 0.05 }] },
  outcome: { kind: 'improvement' },
};

const reader = async () => {
  TestBed.configureTestingModule({
    imports: [TranslocoTestingModule.forRoot({ langs: { it: italian }, translocoConfig: { availableLangs: ['it'], defaultLang: 'it' } })],
  });
  await firstValueFrom(TestBed.inject(TranslocoService).load('it'));
  return TestBed.inject(RuleJsonReader);
};

describe('A rule brought in as JSON', () => {
  it('is taken as it is', async () => {
    expect((await reader()).read(JSON.stringify(RULE))).toMatchObject({ rule: RULE, faults: [] });
  });

  it('is told by the place what is wrong with it, and none of it is taken', async () => {
    const conditions = { all: [RULE.conditions.all[0], { any: [{ fact: 'ABN.value', operator: 'greaterThan', value: '5' }] }] };
    expect((await reader()).read(JSON.stringify({ ...RULE, name: ' ', conditions }))).toEqual({
      rule: null,
      faults: [
        'Nome: La regola ha bisogno di un nome.',
        'Condizioni › tutte › 2 › almeno una › 1 › valore: Il valore di una condizione non è del tipo giusto: ABN.value.',
      ],
    });
  });

  it.each([
    ['[]', 'oggetto'],
    ['null', 'oggetto'],
    ['{"name":', 'non è JSON'],
    [`{"__proto__": 1, ${JSON.stringify(RULE).slice(1)}`, '__proto__'],
  ])('is refused where it is none: %s', async (text, why) => {
    const read = (await reader()).read(text);
    expect(read.rule).toBeNull();
    expect(read.faults.join(' ')).toContain(why);
  });

  it('is looked at within bounds, however deep it is', async () => {
    const deep = `${'{"all":['.repeat(3000)}${JSON.stringify(RULE.conditions)}${']}'.repeat(3000)}`;
    const text = JSON.stringify({ ...RULE, conditions: null }).replace('null', deep);
    expect((await reader()).read(text)).toEqual({ rule: null, faults: [expect.stringContaining('troppo annidati')] });
  });
});
