import { figure, type GoldenCase, lastSeen } from './golden-case';

const HOUR = 3600;

/** From the arrival of a case to its resolution. */
export const RESOLUTION_CASES: readonly GoldenCase[] = [
  {
    id: 'resolution-weekend',
    clock: 'resolution',
    title: { it: 'Sul fine settimana', en: 'Over the weekend' },
    explanation: {
      it: 'Aperto venerdì alle 16:30, risolto lunedì alle 9:30: 65 ore trascorse, ma solo 2 in orario di apertura, una di venerdì e una di lunedì.',
      en: 'Opened on Friday at 16:30, resolved on Monday at 9:30: 65 hours elapsed, but only 2 in opening hours, one of Friday and one of Monday.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-13T15:30:00Z', outcome: 'answered', resolved: true, resolvedAt: '2026-11-16T08:30:00Z' },
    ],
    expected: [figure('TTR', 65 * HOUR, 1), figure('TTR_O', 2 * HOUR, 1)],
  },
  {
    id: 'resolution-easter',
    clock: 'resolution',
    title: { it: 'A Pasqua', en: 'At Easter' },
    explanation: {
      it: 'Aperto venerdì 3 aprile alle 17:00, risolto martedì 7 alle 9:00: sabato e domenica lo sportello è chiuso, lunedì è il Lunedì dell’Angelo. Trascorse 88 ore; in orario di apertura mezz’ora e mezz’ora.',
      en: 'Opened on Friday 3 April at 17:00, resolved on Tuesday 7 at 9:00: the desk is closed on Saturday and Sunday, and Monday is Easter Monday. 88 hours elapsed; in opening hours half an hour twice.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-04-03T15:00:00Z', outcome: 'answered', resolved: true, resolvedAt: '2026-04-07T07:00:00Z' },
    ],
    expected: [figure('TTR', 88 * HOUR, 1), figure('TTR_O', HOUR, 1)],
  },
  {
    id: 'resolution-clocks-forward',
    clock: 'resolution',
    title: { it: 'Quando si passa all’ora legale', en: 'When summer time begins' },
    explanation: {
      it: 'Da sabato 28 marzo a mezzogiorno a lunedì 30 a mezzogiorno l’orologio fa due giorni, ma le ore passate sono 47. In orario di apertura: le tre ore e mezza di lunedì mattina.',
      en: 'From Saturday 28 March at noon to Monday 30 at noon the clock makes two days, but 47 hours have passed. In opening hours: the three and a half of Monday morning.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-03-28T11:00:00Z', outcome: 'answered', resolved: true, resolvedAt: '2026-03-30T10:00:00Z' },
    ],
    expected: [figure('TTR', 47 * HOUR, 1), figure('TTR_O', 3.5 * HOUR, 1)],
  },
  {
    id: 'resolution-clocks-back',
    clock: 'resolution',
    title: { it: 'Quando si torna all’ora solare', en: 'When summer time ends' },
    explanation: {
      it: 'Da sabato 24 ottobre a mezzogiorno a lunedì 26 a mezzogiorno l’orologio fa due giorni, ma le ore passate sono 49. In orario di apertura: le tre ore e mezza di lunedì mattina.',
      en: 'From Saturday 24 October at noon to Monday 26 at noon the clock makes two days, but 49 hours have passed. In opening hours: the three and a half of Monday morning.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-10-24T10:00:00Z', outcome: 'answered', resolved: true, resolvedAt: '2026-10-26T11:00:00Z' },
    ],
    expected: [figure('TTR', 49 * HOUR, 1), figure('TTR_O', 3.5 * HOUR, 1)],
  },
  {
    id: 'resolution-reopened',
    clock: 'resolution',
    title: { it: 'Riaperto', en: 'Reopened' },
    explanation: {
      it: 'Il primo caso è chiuso dopo 2 ore, riaperto il giorno dopo e risolto davvero 26 ore dopo l’arrivo: conta una volta sola, con le sue 26 ore. Il secondo è risolto in 4. In media 15 ore; riaperti 1 su 2.',
      en: 'The first case is closed after 2 hours, reopened the next day, and really resolved 26 hours after its arrival: it counts once, with its 26 hours. The second is resolved in 4. 15 hours on average; 1 out of 2 reopened.',
    },
    contacts: [
      {
        externalId: 'a',
        arrivedAt: '2026-11-10T09:00:00Z',
        outcome: 'answered',
        resolved: true,
        resolvedAt: '2026-11-11T11:00:00Z',
        reopened: true,
        reopenedAt: '2026-11-11T09:30:00Z',
      },
      {
        externalId: 'b',
        arrivedAt: '2026-11-10T09:00:00Z',
        outcome: 'answered',
        resolved: true,
        resolvedAt: '2026-11-10T13:00:00Z',
        reopened: false,
      },
    ],
    expected: [figure('TTR', 30 * HOUR, 2), figure('REOP', 1, 2), figure('RES', 2, 2)],
  },
  {
    id: 'resolution-at-term',
    clock: 'resolution',
    title: { it: 'L’ultimo giorno utile', en: 'The last day of the term' },
    explanation: {
      it: 'Il termine di 30 giorni si conta in giorni interi: dal 1º ottobre finisce il 31. Risolto il 31 alle 23:30 è entro, benché siano passate più di 30 volte 24 ore; risolto il 1º novembre alle 0:30 è oltre. 1 su 2.',
      en: 'The term of 30 days is counted in whole days: from 1 October it ends on the 31st. Resolved on the 31st at 23:30 is in time, though more than 30 times 24 hours have passed; resolved on 1 November at 0:30 is late. 1 out of 2.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-10-01T13:00:00Z', outcome: 'answered', resolved: true, resolvedAt: '2026-10-31T22:30:00Z' },
      { externalId: 'b', arrivedAt: '2026-10-01T13:00:00Z', outcome: 'answered', resolved: true, resolvedAt: '2026-10-31T23:30:00Z' },
      lastSeen('2026-11-03T09:00:00Z'),
    ],
    expected: [figure('OTR', 1, 2)],
  },
  {
    id: 'resolution-open-and-late',
    clock: 'resolution',
    title: { it: 'Ancora aperto, e in ritardo', en: 'Still open, and late' },
    explanation: {
      it: 'Un caso è risolto in 5 giorni, l’altro dopo più di 30 è ancora aperto. Tra quelli dovuti è un insuccesso: 1 su 2. Chi guardasse solo i chiusi direbbe 1 su 1: per questo si contano i dovuti.',
      en: 'One case is resolved in 5 days, the other is still open after more than 30. Among those due it is a failure: 1 out of 2. Looking at the closed ones alone would give 1 out of 1: that is why those due are counted.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-10-01T13:00:00Z', outcome: 'answered', resolved: true, resolvedAt: '2026-10-06T13:00:00Z' },
      { externalId: 'b', arrivedAt: '2026-10-01T13:00:00Z', outcome: 'answered', resolved: false },
      lastSeen('2026-11-03T09:00:00Z'),
    ],
    expected: [figure('OTR', 1, 2), figure('OTR_C', 1, 1)],
  },
  {
    id: 'resolution-not-yet-due',
    clock: 'resolution',
    title: { it: 'Aperto, ma ancora in tempo', en: 'Open, but still in time' },
    explanation: {
      it: 'Il caso del 1º ottobre è risolto in 5 giorni. Quello del 20 ottobre è aperto, ma i dati finiscono il 3 novembre e i suoi 30 giorni non sono passati: non conta ancora. 1 su 1.',
      en: 'The case of 1 October is resolved in 5 days. The one of 20 October is open, but the data end on 3 November, and its 30 days are not over: it does not count yet. 1 out of 1.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-10-01T13:00:00Z', outcome: 'answered', resolved: true, resolvedAt: '2026-10-06T13:00:00Z' },
      { externalId: 'b', arrivedAt: '2026-10-20T13:00:00Z', outcome: 'answered', resolved: false },
      lastSeen('2026-11-03T09:00:00Z'),
    ],
    expected: [figure('OTR', 1, 1)],
  },
];
