import { figure, type GoldenCase } from './golden-case';

/** Waiting in the queue. Local time of November is an hour ahead of UTC. */
export const WAIT_CASES: readonly GoldenCase[] = [
  {
    id: 'wait-at-threshold',
    clock: 'wait',
    title: { it: 'Risposta allo scadere della soglia', en: 'Answered exactly at the threshold' },
    explanation: {
      it: 'Il primo contatto aspetta 20 secondi esatti: la soglia è compresa, quindi è entro. Il secondo ne aspetta 21: è oltre. Il livello di servizio è 1 su 2.',
      en: 'The first contact waits exactly 20 seconds: the threshold is included, so it is within. The second waits 21: it is beyond. The service level is 1 out of 2.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-10T09:00:00Z', outcome: 'answered', waitSeconds: 20 },
      { externalId: 'b', arrivedAt: '2026-11-10T09:00:10Z', outcome: 'answered', waitSeconds: 21 },
    ],
    expected: [figure('SL1', 1, 2), figure('SL2', 1, 2), figure('ASA', 41, 2)],
  },
  {
    id: 'wait-at-once',
    clock: 'wait',
    title: { it: 'Chi non aspetta conta come zero', en: 'Who does not wait counts as zero' },
    explanation: {
      it: 'A un contatto si risponde subito, all’altro dopo 30 secondi. La media si fa su tutti e due, non solo su chi ha aspettato: 15 secondi.',
      en: 'One contact is answered at once, the other after 30 seconds. The mean is taken over both, not only over who waited: 15 seconds.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-10T09:00:00Z', outcome: 'answered', waitSeconds: 0 },
      { externalId: 'b', arrivedAt: '2026-11-10T09:00:20Z', outcome: 'answered', waitSeconds: 30 },
    ],
    expected: [figure('ASA', 30, 2), figure('SL2', 1, 2)],
  },
  {
    id: 'wait-unanswered',
    clock: 'wait',
    title: { it: 'Chi rinuncia non entra nella media', en: 'Who gives up is not in the mean' },
    explanation: {
      it: 'Uno riceve risposta dopo 10 secondi, l’altro riaggancia dopo 90. Il tempo di risposta guarda solo chi l’ha avuta: 10 secondi. Chi rinuncia pesa sul livello di servizio (1 su 2) e ha il suo tempo all’abbandono, 90 secondi.',
      en: 'One is answered after 10 seconds, the other hangs up after 90. The speed of answer looks only at who was answered: 10 seconds. Who gives up weighs on the service level (1 out of 2), and has a time to abandon of its own, 90 seconds.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-10T09:00:00Z', outcome: 'answered', waitSeconds: 10 },
      { externalId: 'b', arrivedAt: '2026-11-10T09:00:05Z', outcome: 'abandoned', waitSeconds: 90 },
    ],
    expected: [figure('ASA', 10, 1), figure('WTA', 90, 1), figure('SL1', 1, 1), figure('SL2', 1, 2), figure('ANS', 1, 2)],
  },
  {
    id: 'wait-short-abandonment',
    clock: 'wait',
    title: { it: 'Abbandono breve', en: 'Short abandonment' },
    explanation: {
      it: 'Chi riaggancia entro 5 secondi, compresi, non ha aspettato davvero: si toglie da sopra e da sotto. Restano un abbandono e una risposta: 1 su 2. Senza toglierlo sarebbero 2 su 3.',
      en: 'Who hangs up within 5 seconds, included, has not really waited: they are taken out above and below. One abandonment and one answer are left: 1 out of 2. With them it would be 2 out of 3.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-10T09:00:00Z', outcome: 'answered', waitSeconds: 12 },
      { externalId: 'b', arrivedAt: '2026-11-10T09:00:05Z', outcome: 'abandoned', waitSeconds: 5 },
      { externalId: 'c', arrivedAt: '2026-11-10T09:00:10Z', outcome: 'abandoned', waitSeconds: 6 },
    ],
    expected: [figure('ABN_S', 1, 2), figure('ABN', 2, 3)],
  },
];
