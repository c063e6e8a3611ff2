import { figure, type GoldenCase, lastSeen } from './golden-case';

const REGISTRY = { outcome: 'answered', customer: 'Rossi', topic: 'anagrafe' } as const;

/** Whether the customer comes back: the window is the seven days after a contact. */
export const REPEAT_WINDOW_CASES: readonly GoldenCase[] = [
  {
    id: 'repeat-same-topic',
    clock: 'repeat-window',
    title: { it: 'Richiama entro la finestra', en: 'Calls again within the window' },
    explanation: {
      it: 'La stessa persona chiama lunedì e di nuovo giovedì per lo stesso argomento. Il primo contatto non ha risolto, il secondo sì: 1 su 2. Per la forma «contatto unico» nemmeno il secondo conta, perché ne ha uno prima: 0 su 2. Ripetuti: 1 su 2.',
      en: 'The same person calls on Monday and again on Thursday about the same topic. The first contact did not resolve, the second did: 1 out of 2. In the form “single contact” the second does not count either, having one before it: 0 out of 2. Repeated: 1 out of 2.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-02T09:00:00Z', ...REGISTRY },
      { externalId: 'b', arrivedAt: '2026-11-05T09:00:00Z', ...REGISTRY },
      lastSeen('2026-11-16T09:00:00Z'),
    ],
    expected: [figure('FCR_W', 1, 2), figure('FCR_F', 0, 2), figure('REP', 1, 2)],
  },
  {
    id: 'repeat-other-topic',
    clock: 'repeat-window',
    title: { it: 'Richiama per un altro argomento', en: 'Calls again about another topic' },
    explanation: {
      it: 'Dopo tre giorni la stessa persona chiama per i tributi, non più per l’anagrafe. A parità di argomento nessun contatto è ripetuto: 2 su 2. Se conta qualsiasi argomento, il primo lo è: 1 su 2.',
      en: 'After three days the same person calls about taxes, no longer about the registry. About the same topic no contact is repeated: 2 out of 2. If any topic counts, the first one is: 1 out of 2.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-02T09:00:00Z', ...REGISTRY },
      { externalId: 'b', arrivedAt: '2026-11-05T09:00:00Z', ...REGISTRY, topic: 'tributi' },
      lastSeen('2026-11-16T09:00:00Z'),
    ],
    expected: [figure('FCR_W', 2, 2), figure('FCR_A', 1, 2)],
  },
  {
    id: 'repeat-at-the-edge',
    clock: 'repeat-window',
    title: { it: 'Allo scadere della finestra', en: 'At the edge of the window' },
    explanation: {
      it: 'Rossi richiama sette giorni esatti dopo: è ancora nella finestra. Bianchi un secondo più tardi: è fuori. Su quattro contatti ne resta ripetuto uno: 3 su 4.',
      en: 'Rossi calls again exactly seven days later: still within the window. Bianchi a second later: outside. Of four contacts one is repeated: 3 out of 4.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-02T09:00:00Z', ...REGISTRY },
      { externalId: 'b', arrivedAt: '2026-11-09T09:00:00Z', ...REGISTRY },
      { externalId: 'c', arrivedAt: '2026-11-02T10:00:00Z', ...REGISTRY, customer: 'Bianchi' },
      { externalId: 'd', arrivedAt: '2026-11-09T10:00:01Z', ...REGISTRY, customer: 'Bianchi' },
      lastSeen('2026-11-20T09:00:00Z'),
    ],
    expected: [figure('FCR_W', 3, 4), figure('REP', 1, 4)],
  },
  {
    id: 'repeat-clocks-forward',
    clock: 'repeat-window',
    title: { it: 'Una finestra con l’ora legale in mezzo', en: 'A window over the change to summer time' },
    explanation: {
      it: 'Rossi chiama mercoledì 25 marzo alle 10:00 e il mercoledì dopo alle 10:30. Per l’orologio sono sette giorni e mezz’ora, ma un’ora non c’è stata: sono passati sette giorni meno mezz’ora, quindi è nella finestra. 1 su 2.',
      en: 'Rossi calls on Wednesday 25 March at 10:00 and the Wednesday after at 10:30. By the clock it is seven days and half an hour, but one hour did not exist: seven days less half an hour have passed, so it is within the window. 1 out of 2.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-03-25T09:00:00Z', ...REGISTRY },
      { externalId: 'b', arrivedAt: '2026-04-01T08:30:00Z', ...REGISTRY },
      lastSeen('2026-04-12T09:00:00Z'),
    ],
    expected: [figure('FCR_W', 1, 2)],
  },
  {
    id: 'repeat-not-yet-observed',
    clock: 'repeat-window',
    title: { it: 'Finestra non ancora osservata', en: 'Window not yet observed' },
    explanation: {
      it: 'I dati finiscono l’8 novembre. Del contatto del 26 ottobre si sa che non è stato ripetuto. Di quello del 2 novembre la settimana non è ancora passata: non si può dire, e non conta. 1 su 1.',
      en: 'The data end on 8 November. The contact of 26 October is known not to have been repeated. The week after the one of 2 November is not over yet: nothing can be said, and it does not count. 1 out of 1.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-10-26T09:00:00Z', ...REGISTRY, customer: 'Bianchi' },
      { externalId: 'b', arrivedAt: '2026-11-02T09:00:00Z', ...REGISTRY },
      lastSeen('2026-11-08T09:00:00Z'),
    ],
    expected: [figure('FCR_W', 1, 1)],
  },
  {
    id: 'repeat-abandoned',
    clock: 'repeat-window',
    title: { it: 'Richiama e rinuncia', en: 'Calls again and gives up' },
    explanation: {
      it: 'Dopo un giorno la stessa persona richiama ma riaggancia prima della risposta. È comunque tornata: il primo contatto non ha risolto. Il secondo, senza risposta, non è tra quelli da valutare: 0 su 1.',
      en: 'A day later the same person calls again but hangs up before the answer. They came back all the same: the first contact did not resolve. The second, unanswered, is not among those to be judged: 0 out of 1.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-02T09:00:00Z', ...REGISTRY },
      { externalId: 'b', arrivedAt: '2026-11-03T09:00:00Z', ...REGISTRY, outcome: 'abandoned' },
      lastSeen('2026-11-16T09:00:00Z'),
    ],
    expected: [figure('FCR_W', 0, 1)],
  },
];
