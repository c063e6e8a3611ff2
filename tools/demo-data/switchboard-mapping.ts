import { body, channels } from './organisation.ts';
import { lineTest } from './switchboard-export.ts';

/** How the export of `switchboard-export.ts` is read: a mapping as `POST /imports` takes it. */
export const switchboardMapping = {
  source: body.source,
  format: { kind: 'csv', delimiter: ';', encoding: 'utf-8', header: true, decimal: ',' },
  timeZone: body.timeZone,
  rows: { skipWhen: [{ column: 'ESITO', in: [lineTest] }] },
  fields: {
    externalId: { column: 'ID_CONTATTO' },
    arrivedAt: { columns: ['DATA', 'ORA'], join: ' ', as: 'instant', format: 'dd/MM/yyyy HH:mm:ss' },
    channel: { column: 'CANALE', values: Object.fromEntries(channels.map(({ word, code }) => [word, code])) },
    outcome: {
      cases: [
        { when: [{ column: 'ESITO', in: ['RISPOSTA'] }], value: 'answered' },
        { when: [{ column: 'ESITO', in: ['ABBANDONO'] }], value: 'abandoned' },
        { when: [{ column: 'ESITO', in: ['IVR'] }], value: 'left-in-ivr' },
        { when: [{ column: 'ESITO', in: ['ALTRO ENTE'] }], value: 'not-ours' },
        { otherwise: 'other' },
      ],
    },
    topic: { column: 'ARGOMENTO' },
    team: { column: 'SQUADRA' },
    agent: { column: 'OPERATORE' },
    customer: { column: 'UTENTE', blank: ['ANONIMO'] },
    waitSeconds: { column: 'ATTESA_SEC', as: 'number' },
    talkSeconds: { column: 'CONVERSAZIONE', as: 'duration', format: 'H.mm.ss' },
    holdSeconds: { column: 'IN_ATTESA_SEC', as: 'number' },
    wrapSeconds: { column: 'LAVORO_POST_SEC', as: 'number' },
    firstReplyAt: { column: 'PRIMA_RISPOSTA', as: 'instant', format: 'dd/MM/yyyy HH:mm:ss' },
    resolved: { column: 'RISOLTO', as: 'boolean', true: ['SI'], false: ['NO'] },
    transferred: { column: 'TRASFERITO', as: 'boolean', true: ['SI'], false: ['NO'] },
    csat: { column: 'VOTO', as: 'number', scale: [1, 5] },
  },
  unknown: { agent: 'create', team: 'create', topic: 'create', channel: 'create' },
} as const;
