import { figure, type GoldenCase, lastSeen } from './golden-case';

const HOUR = 3600;

/** The first reply to a message, over all hours and over opening hours. */
export const FIRST_REPLY_CASES: readonly GoldenCase[] = [
  {
    id: 'first-reply-night',
    clock: 'first-reply',
    title: { it: 'Di notte', en: 'By night' },
    explanation: {
      it: 'Il messaggio arriva giovedì alle 18:00, a sportello chiuso; la risposta parte venerdì alle 9:00. Sono trascorse 15 ore, ma in orario di apertura solo la mezz’ora dalle 8:30 alle 9:00.',
      en: 'The message comes on Thursday at 18:00, after closing; the reply leaves on Friday at 9:00. 15 hours have elapsed, but in opening hours only the half hour from 8:30 to 9:00.',
    },
    contacts: [{ externalId: 'a', arrivedAt: '2026-11-12T17:00:00Z', outcome: 'answered', firstReplyAt: '2026-11-13T08:00:00Z' }],
    expected: [figure('FRT', 15 * HOUR, 1), figure('FRT_O', 0.5 * HOUR, 1)],
  },
  {
    id: 'first-reply-holiday',
    clock: 'first-reply',
    title: { it: 'Con una festa in mezzo', en: 'Over a holiday' },
    explanation: {
      it: 'Arriva lunedì 7 dicembre alle 17:00; martedì 8 è l’Immacolata; la risposta parte mercoledì alle 9:00. Trascorse 40 ore; in orario di apertura mezz’ora di lunedì e mezz’ora di mercoledì: un’ora.',
      en: 'It comes on Monday 7 December at 17:00; Tuesday 8 is a holiday; the reply leaves on Wednesday at 9:00. 40 hours elapsed; in opening hours half an hour of Monday and half an hour of Wednesday: one hour.',
    },
    contacts: [{ externalId: 'a', arrivedAt: '2026-12-07T16:00:00Z', outcome: 'answered', firstReplyAt: '2026-12-09T08:00:00Z' }],
    expected: [figure('FRT', 40 * HOUR, 1), figure('FRT_O', HOUR, 1)],
  },
  {
    id: 'first-reply-clocks-forward',
    clock: 'first-reply',
    title: { it: 'La notte in cui si perde un’ora', en: 'The night that loses an hour' },
    explanation: {
      it: 'Arriva sabato 28 marzo alle 23:30, la risposta parte domenica alle 5:30. L’orologio segna 6 ore dopo, ma tra le 2 e le 3 l’ora non c’è stata: ne sono passate 5. Lo sportello era chiuso: in orario di apertura, zero.',
      en: 'It comes on Saturday 28 March at 23:30, the reply leaves on Sunday at 5:30. The clock shows 6 hours more, but the hour between 2 and 3 did not exist: 5 have passed. The desk was closed: zero in opening hours.',
    },
    contacts: [{ externalId: 'a', arrivedAt: '2026-03-28T22:30:00Z', outcome: 'answered', firstReplyAt: '2026-03-29T03:30:00Z' }],
    expected: [figure('FRT', 5 * HOUR, 1), figure('FRT_O', 0, 1)],
  },
  {
    id: 'first-reply-clocks-back',
    clock: 'first-reply',
    title: { it: 'La notte che ha un’ora due volte', en: 'The night that has an hour twice' },
    explanation: {
      it: 'Arriva sabato 24 ottobre alle 23:30, la risposta parte domenica alle 5:30. L’orologio segna 6 ore dopo, ma l’ora tra le 2 e le 3 è passata due volte: ne sono trascorse 7. In orario di apertura, zero.',
      en: 'It comes on Saturday 24 October at 23:30, the reply leaves on Sunday at 5:30. The clock shows 6 hours more, but the hour between 2 and 3 passed twice: 7 have elapsed. In opening hours, zero.',
    },
    contacts: [{ externalId: 'a', arrivedAt: '2026-10-24T21:30:00Z', outcome: 'answered', firstReplyAt: '2026-10-25T04:30:00Z' }],
    expected: [figure('FRT', 7 * HOUR, 1), figure('FRT_O', 0, 1)],
  },
  {
    id: 'first-reply-automatic',
    clock: 'first-reply',
    title: { it: 'La conferma automatica non è una risposta', en: 'An automatic acknowledgement is no reply' },
    explanation: {
      it: 'Al primo messaggio, delle 10:00, parte dopo un minuto solo la conferma automatica: una risposta vera non c’è. Al secondo risponde una persona dopo 2 ore. Il tempo di prima risposta è 2 ore, su un caso; entro 24 ore ha avuto risposta 1 messaggio su 2.',
      en: 'To the first message, of 10:00, only the automatic acknowledgement leaves, after a minute: there is no real reply. A person replies to the second after 2 hours. The first response time is 2 hours, over one case; within 24 hours 1 message out of 2 was replied to.',
    },
    contacts: [
      {
        externalId: 'a',
        arrivedAt: '2026-11-10T09:00:00Z',
        outcome: 'answered',
        firstReplyAt: '2026-11-10T09:01:00Z',
        automaticReply: true,
      },
      {
        externalId: 'b',
        arrivedAt: '2026-11-10T10:00:00Z',
        outcome: 'answered',
        firstReplyAt: '2026-11-10T12:00:00Z',
        automaticReply: false,
      },
      lastSeen('2026-11-12T09:00:00Z'),
    ],
    expected: [figure('FRT', 2 * HOUR, 1), figure('R24', 1, 2)],
  },
  {
    id: 'first-reply-unanswered',
    clock: 'first-reply',
    title: { it: 'Rimasto senza risposta', en: 'Left without a reply' },
    explanation: {
      it: 'A un messaggio si risponde dopo 3 ore, all’altro mai. La media non può contare una risposta che non c’è: 3 ore. Ma tra quelli a cui si doveva rispondere entro 24 ore c’è anche lui: 1 su 2.',
      en: 'One message is replied to after 3 hours, the other never. The mean cannot count a reply that is not there: 3 hours. But it is among those that were due within 24 hours: 1 out of 2.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-10T09:00:00Z', outcome: 'answered', firstReplyAt: '2026-11-10T12:00:00Z' },
      { externalId: 'b', arrivedAt: '2026-11-10T10:00:00Z', outcome: 'answered' },
      lastSeen('2026-11-12T09:00:00Z'),
    ],
    expected: [figure('FRT', 3 * HOUR, 1), figure('R24', 1, 2)],
  },
  {
    id: 'first-reply-at-term',
    clock: 'first-reply',
    title: { it: 'Allo scadere delle 24 ore', en: 'Exactly at 24 hours' },
    explanation: {
      it: 'Una risposta parte 24 ore esatte dopo l’arrivo: è entro il termine. L’altra un secondo dopo: è in ritardo. Entro 24 ore: 1 su 2.',
      en: 'One reply leaves exactly 24 hours after the arrival: it is in time. The other a second later: it is late. Within 24 hours: 1 out of 2.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-10T09:00:00Z', outcome: 'answered', firstReplyAt: '2026-11-11T09:00:00Z' },
      { externalId: 'b', arrivedAt: '2026-11-10T09:00:00Z', outcome: 'answered', firstReplyAt: '2026-11-11T09:00:01Z' },
      lastSeen('2026-11-12T09:00:00Z'),
    ],
    expected: [figure('R24', 1, 2)],
  },
  {
    id: 'first-reply-not-yet-due',
    clock: 'first-reply',
    title: { it: 'Il termine non è ancora passato', en: 'The term is not over yet' },
    explanation: {
      it: 'Al messaggio di lunedì si è risposto in 3 ore. Quello di martedì alle 16:00 non ha ancora risposta, ma i dati finiscono martedì sera: non è in ritardo e non conta. Entro 24 ore: 1 su 1.',
      en: 'Monday’s message was replied to in 3 hours. The one of Tuesday at 16:00 has no reply yet, but the data end on Tuesday night: it is not late, and does not count. Within 24 hours: 1 out of 1.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-09T09:00:00Z', outcome: 'answered', firstReplyAt: '2026-11-09T12:00:00Z' },
      { externalId: 'b', arrivedAt: '2026-11-10T15:00:00Z', outcome: 'answered' },
    ],
    expected: [figure('R24', 1, 1), figure('FRT', 3 * HOUR, 1)],
  },
  {
    id: 'first-reply-opening-term',
    clock: 'first-reply',
    title: { it: 'Otto ore di apertura', en: 'Eight opening hours' },
    explanation: {
      it: 'Due messaggi arrivano venerdì alle 14:00. Fino alle 17:30 passano tre ore e mezza; le altre quattro e mezza finiscono lunedì alle 13:00. A uno si risponde proprio allora: entro le 8 ore. All’altro alle 14:01: oltre. 1 su 2, benché siano passati tre giorni.',
      en: 'Two messages come on Friday at 14:00. Three and a half hours pass until 17:30; the other four and a half end on Monday at 13:00. One is replied to just then: within the 8 hours. The other at 14:01: beyond. 1 out of 2, though three days have passed.',
    },
    contacts: [
      { externalId: 'a', arrivedAt: '2026-11-13T13:00:00Z', outcome: 'answered', firstReplyAt: '2026-11-16T12:00:00Z' },
      { externalId: 'b', arrivedAt: '2026-11-13T13:00:00Z', outcome: 'answered', firstReplyAt: '2026-11-16T13:01:00Z' },
      lastSeen('2026-11-18T09:00:00Z'),
    ],
    expected: [figure('R24_O', 1, 2), figure('FRT_O', 16 * HOUR + 60, 2)],
  },
];
