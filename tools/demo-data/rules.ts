import type { RuleBody } from '@circolo/contracts';

export type DemoRule = RuleBody & {
  /** Names of accounts. A rule about bonuses has another publisher than author; one without a publisher stays a draft. */
  readonly author: string;
  readonly publisher: string | null;
};

const is = (fact: string, value: string | number | boolean) => ({ fact, operator: 'equal', value });
const atMost = (fact: string, value: number) => ({ fact, operator: 'lessThanInclusive', value });
const atLeast = (fact: string, value: number) => ({ fact, operator: 'greaterThanInclusive', value });
const below = (fact: string, value: number) => ({ fact, operator: 'lessThan', value });

/** A departure for the worse that chance does not explain. */
const worse = (indicator: string, ...more: readonly object[]) => ({
  all: [is(`${indicator}.signal`, true), below(`${indicator}.gap`, 0), ...more],
});

export const demoRules: readonly DemoRule[] = [
  {
    author: 'care-manager',
    publisher: 'care-manager',
    name: 'Squadra sotto il valore obiettivo',
    appliesTo: 'team',
    periodKind: 'month',
    conditions: { any: [worse('RES'), worse('CSAT')] },
    outcome: {
      kind: 'improvement',
      title: 'Riportare la squadra al valore obiettivo',
      note: 'Cercare con la squadra che cosa è cambiato nel mese: procedure, strumenti, carichi.',
    },
  },
  {
    author: 'care-manager',
    publisher: 'care-manager',
    name: 'Canale lento',
    appliesTo: 'channel',
    periodKind: 'month',
    conditions: worse('ASA'),
    outcome: {
      kind: 'improvement',
      title: 'Rispondere entro il tempo promesso',
      note: 'Rivedere turni e testi pronti del canale; se il tempo promesso non è sostenibile, proporne un altro per la Carta.',
    },
  },
  {
    author: 'care-manager',
    publisher: 'care-manager',
    name: 'Soddisfazione o risoluzione da sostenere',
    appliesTo: 'agent',
    periodKind: 'month',
    conditions: {
      any: [
        worse('CSAT', atMost('CSAT.deviation', -0.05), atLeast('CSAT.periodsOff', 2)),
        worse('RES', atMost('RES.deviation', -0.05), atLeast('RES.periodsOff', 2)),
      ],
    },
    outcome: { kind: 'training', course: 'Ascolto e chiusura del contatto', note: 'Affiancamento sui casi reali del mese.' },
  },
  {
    author: 'care-manager',
    publisher: 'hr',
    name: 'Ammissione al premio di risultato',
    appliesTo: 'agent',
    periodKind: 'month',
    conditions: { all: [is('RES.severity', 'met'), is('CSAT.severity', 'met')] },
    outcome: { kind: 'bonus', title: 'Premio di risultato del mese' },
  },
  {
    author: 'care-manager2',
    publisher: null,
    name: 'Premio di squadra',
    appliesTo: 'team',
    periodKind: 'month',
    conditions: { all: [is('RES.severity', 'met'), is('CSAT.severity', 'met'), is('ANS.severity', 'met')] },
    outcome: { kind: 'bonus', title: 'Premio di squadra del mese' },
  },
];
