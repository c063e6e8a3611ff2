import { figure, type GoldenCase } from './golden-case';

/** The work on a contact: conversation, hold, and what comes after. */
export const HANDLING_CASES: readonly GoldenCase[] = [
  {
    id: 'handling-parts',
    clock: 'handling',
    title: { it: 'Le tre parti', en: 'The three parts' },
    explanation: {
      it: 'Un contatto: 300 secondi di conversazione, 60 in attesa in linea, 40 di lavoro dopo: 400. L’altro: 200 di conversazione e nient’altro, e gli zeri contano. In media 300. L’attesa in coda non è gestione.',
      en: 'One contact: 300 seconds of conversation, 60 on hold, 40 of work afterwards: 400. The other: 200 of conversation and nothing else, and zeros count. 300 on average. Waiting in the queue is not handling.',
    },
    contacts: [
      {
        externalId: 'a',
        arrivedAt: '2026-11-10T09:00:00Z',
        outcome: 'answered',
        waitSeconds: 30,
        talkSeconds: 300,
        holdSeconds: 60,
        wrapSeconds: 40,
      },
      {
        externalId: 'b',
        arrivedAt: '2026-11-10T09:02:00Z',
        outcome: 'answered',
        waitSeconds: 0,
        talkSeconds: 200,
        holdSeconds: 0,
        wrapSeconds: 0,
      },
    ],
    expected: [figure('AHT', 600, 2), figure('ATT', 500, 2), figure('AHOLD', 60, 2), figure('ACW', 40, 2)],
  },
  {
    id: 'handling-transferred',
    clock: 'handling',
    title: { it: 'Trasferito: due operatori, un contatto', en: 'Transferred: two agents, one contact' },
    explanation: {
      it: 'Il primo contatto passa da un operatore a un altro: 500 secondi di conversazione in tutto, 60 in attesa, 40 dopo. Resta un contatto solo, con i suoi 600 secondi. Il secondo ne prende 200. In media 400; trasferiti 1 su 2.',
      en: 'The first contact goes from one agent to another: 500 seconds of conversation in all, 60 on hold, 40 afterwards. It is still one contact, with its 600 seconds. The second takes 200. 400 on average; 1 out of 2 transferred.',
    },
    contacts: [
      {
        externalId: 'a',
        arrivedAt: '2026-11-10T09:00:00Z',
        outcome: 'answered',
        waitSeconds: 10,
        talkSeconds: 500,
        holdSeconds: 60,
        wrapSeconds: 40,
        transferred: true,
      },
      {
        externalId: 'b',
        arrivedAt: '2026-11-10T09:02:00Z',
        outcome: 'answered',
        waitSeconds: 10,
        talkSeconds: 200,
        holdSeconds: 0,
        wrapSeconds: 0,
        transferred: false,
      },
    ],
    expected: [figure('AHT', 800, 2), figure('TRF', 1, 2)],
  },
  {
    id: 'handling-missing-part',
    clock: 'handling',
    title: { it: 'Manca una parte', en: 'A part is missing' },
    explanation: {
      it: 'Del secondo contatto non si sa quanto è durato il lavoro dopo: non è zero, manca. Il tempo di gestione si fa solo sul primo, 400 secondi; la conversazione si conosce di tutti e due, in media 450.',
      en: 'How long the work after the second contact took is not known: it is not zero, it is missing. The handle time is taken over the first alone, 400 seconds; the conversation is known of both, 450 on average.',
    },
    contacts: [
      {
        externalId: 'a',
        arrivedAt: '2026-11-10T09:00:00Z',
        outcome: 'answered',
        waitSeconds: 10,
        talkSeconds: 300,
        holdSeconds: 60,
        wrapSeconds: 40,
      },
      { externalId: 'b', arrivedAt: '2026-11-10T09:02:00Z', outcome: 'answered', waitSeconds: 10, talkSeconds: 600, holdSeconds: 0 },
    ],
    expected: [figure('AHT', 400, 1), figure('ATT', 900, 2)],
  },
  {
    id: 'handling-unanswered',
    clock: 'handling',
    title: { it: 'Chi non ha avuto risposta non pesa', en: 'The unanswered do not weigh' },
    explanation: {
      it: 'Un contatto risposto dura 240 secondi, un altro riaggancia in coda. La media si fa sui risposti: 240, non 120.',
      en: 'An answered contact takes 240 seconds, another hangs up in the queue. The mean is over the answered: 240, not 120.',
    },
    contacts: [
      {
        externalId: 'a',
        arrivedAt: '2026-11-10T09:00:00Z',
        outcome: 'answered',
        waitSeconds: 10,
        talkSeconds: 200,
        holdSeconds: 0,
        wrapSeconds: 40,
      },
      {
        externalId: 'b',
        arrivedAt: '2026-11-10T09:01:00Z',
        outcome: 'abandoned',
        waitSeconds: 60,
        talkSeconds: 0,
        holdSeconds: 0,
        wrapSeconds: 0,
      },
    ],
    expected: [figure('AHT', 240, 1), figure('ANS', 1, 2)],
  },
];
