import { TestBed } from '@angular/core/testing';
import { TranslocoService, TranslocoTestingModule } from '@jsverse/transloco';
import { compareVersions, type RuleContent, USUAL_DOSE } from '@circolo/domain';
import { firstValueFrom } from 'rxjs';
import { Texts } from '../language/texts';
import { texts as english } from '../language/texts-en';
import { texts as italian } from '../language/texts-it';
import { ChangeWords } from './change-words';

const RES = { fact: 'RES.value', operator: 'lessThan', value: 0.7 } as const;
const CSAT = { fact: 'CSAT.severity', operator: 'equal', value: 'critical' } as const;
const BEFORE: RuleContent = {
  name: 'Prima',
  appliesTo: 'team',
  periodKind: 'month',
  conditions: { all: [RES, { any: [CSAT] }] },
  outcome: { kind: 'training', title: 'Corso', indicator: null },
  persistence: null,
  dose: USUAL_DOSE,
};
const AFTER: RuleContent = {
  name: 'Dopo',
  appliesTo: 'agent',
  periodKind: 'week',
  conditions: { any: [{ ...RES, value: 0.65 }, { all: [CSAT, { not: RES }] }] },
  outcome: { kind: 'improvement', title: 'Corso', indicator: 'RES' },
  persistence: { times: 2, periods: 3 },
  dose: { coolDownPeriods: 1, oneTrainingAtATime: false },
};

const changes = async (language: 'it' | 'en') => {
  TestBed.configureTestingModule({
    imports: [
      TranslocoTestingModule.forRoot({
        langs: { it: italian, en: english },
        translocoConfig: { availableLangs: ['it', 'en'], defaultLang: language },
      }),
    ],
    providers: [{ provide: TranslocoService, useExisting: Texts }],
  });
  const texts = TestBed.inject(TranslocoService);
  await firstValueFrom(texts.load(language));
  texts.setActiveLang(language);
  return compareVersions(BEFORE, AFTER).map((change) => TestBed.inject(ChangeWords).sentence(change, AFTER));
};

test('each change of a version is a sentence', async () => {
  expect(await changes('it')).toEqual([
    'Il nome era «Prima», ora è «Dopo».',
    'Si applicava a: Squadra; ora a: Operatore.',
    'Valeva per: Mese; ora per: Settimana.',
    'Un gruppo era «tutte queste», ora è «almeno una di queste».',
    'Era: Tasso di risoluzione: valore sotto 70,0 %; ora: Tasso di risoluzione: valore sotto 65,0 %.',
    'Un gruppo era «almeno una di queste», ora è «tutte queste».',
    'Aggiunta: non vale questa: Tasso di risoluzione: valore sotto 70,0 %.',
    'Quanto a lungo, prima: «nulla»; ora: «E questo per almeno 2 settimane su 3, contando il periodo esaminato.»',
    'Proponeva: Formazione; ora propone: Azione di miglioramento.',
    'Indicatore: era nulla, ora Tasso di risoluzione.',
    'Quanto spesso, prima: «nulla»; ora: «Dopo una proposta, per lo stesso ambito tace per 1 settimana.»',
  ]);
});

test('in English too, with no word of it missing', async () => {
  const sentences = await changes('en');
  expect(sentences).toHaveLength(11);
  expect(sentences[4]).toBe('Was: Resolution rate: value below 70.0 %; now: Resolution rate: value below 65.0 %.');
  expect(sentences.join(' ')).not.toMatch(/rules\.|words\.|undefined|\{\{/);
});
