import { dayFacts, type DayFacts } from './calendar.ts';
import { durationText, isoDay, italianDay, timeText, yesOrNo } from './italian-spelling.ts';
import { loadContacts, type LoadContact, type LoadSize } from './load-test-contacts.ts';

/** The fields of an interaction, in the order of the product's own layout. */
export const ownColumns = [
  'externalId', 'arrivedAt', 'channel', 'outcome', 'topic', 'service', 'site', 'segment', 'agent', 'team', 'customer', 'waitSeconds',
  'talkSeconds', 'holdSeconds', 'wrapSeconds', 'firstReplyAt', 'resolvedAt', 'resolved', 'transferred', 'escalated', 'reopened', 'csat',
  'nps', 'ces',
] as const; // prettier-ignore

/** The load in the product's own layout: ISO instants, `true` and `false`, seconds. */
export function* ownLayoutLines(size: LoadSize): Generator<string> {
  yield ownColumns.join(',');
  const dayText = textOfDay(isoDay);
  for (const c of loadContacts(size)) {
    const parts = `${c.waitSeconds},${c.talkSeconds ?? ''},${c.holdSeconds ?? ''},${c.wrapSeconds ?? ''}`;
    const flags = `${c.resolved ?? ''},${c.transferred ?? ''}`;
    yield `L${c.number},${dayText(c.day)}T${timeText(c.second)}Z,${c.channel},${c.outcome},${c.topic},,,,${c.agent ?? ''},${c.team},${c.customer ?? ''},${parts},,,${flags},,,${c.csat ?? ''},,`;
  }
}

/** Reads the product's own layout: each field from the column of its name, all of its kind's own spelling. */
export function ownMapping(source: string) {
  return {
    source,
    format: { kind: 'csv', delimiter: ',', encoding: 'utf-8', header: true, decimal: '.' },
    timeZone: 'Europe/Rome',
    fields: Object.fromEntries(ownColumns.map((name) => [name, { column: name }])),
  };
}

export const italianColumns = [
  'CODICE', 'GIORNO', 'ORA', 'CANALE', 'ESITO', 'ARGOMENTO', 'OPERATORE', 'SQUADRA', 'CLIENTE', 'ATTESA', 'CONVERSAZIONE', 'IN_ATTESA',
  'LAVORO_POST', 'RISOLTO', 'TRASFERITO', 'VOTO',
] as const; // prettier-ignore

/** The same load as an Italian system writes it: day before month, `0.02.23`, SI and NO. Read by `italianMapping`. */
export function* italianLayoutLines(size: LoadSize): Generator<string> {
  yield italianColumns.join(';');
  const dayText = textOfDay(italianDay);
  for (const c of loadContacts(size)) {
    const parts = `${durationText(c.waitSeconds)};${durationText(c.talkSeconds)};${durationText(c.holdSeconds)};${durationText(c.wrapSeconds)}`;
    const flags = `${yesOrNo(c.resolved)};${yesOrNo(c.transferred)}`;
    yield `L${c.number};${dayText(c.day)};${timeText(c.second)};${c.channel};${outcomeWords[c.outcome]};${c.topic};${c.agent ?? ''};${c.team};${c.customer ?? '-'};${parts};${flags};${c.csat ?? ''}`;
  }
}

const outcomeWords: Readonly<Record<LoadContact['outcome'], string>> = {
  answered: 'RISPOSTA',
  abandoned: 'ABBANDONO',
  'left-in-ivr': 'IVR',
  'not-ours': 'ALTRO ENTE',
  other: 'ALTRO',
};

const duration = { as: 'duration', format: 'H.mm.ss' } as const;
const yesNo = { as: 'boolean', true: ['SI'], false: ['NO'] } as const;

export function italianMapping(source: string) {
  return {
    source,
    format: { kind: 'csv', delimiter: ';', encoding: 'utf-8', header: true, decimal: ',' },
    timeZone: 'Europe/Rome',
    fields: {
      externalId: { column: 'CODICE' },
      arrivedAt: { columns: ['GIORNO', 'ORA'], join: ' ', as: 'instant', format: 'dd/MM/yyyy HH:mm:ss' },
      channel: { column: 'CANALE' },
      outcome: { column: 'ESITO', values: Object.fromEntries(Object.entries(outcomeWords).map(([code, word]) => [word, code])) },
      topic: { column: 'ARGOMENTO' },
      agent: { column: 'OPERATORE' },
      team: { column: 'SQUADRA' },
      customer: { column: 'CLIENTE', blank: ['-'] },
      waitSeconds: { column: 'ATTESA', ...duration },
      talkSeconds: { column: 'CONVERSAZIONE', ...duration },
      holdSeconds: { column: 'IN_ATTESA', ...duration },
      wrapSeconds: { column: 'LAVORO_POST', ...duration },
      resolved: { column: 'RISOLTO', ...yesNo },
      transferred: { column: 'TRASFERITO', ...yesNo },
      csat: { column: 'VOTO', as: 'number', scale: [1, 5] },
    },
    unknown: { agent: 'create', team: 'create', topic: 'create', channel: 'create' },
  };
}

/** Spells days, each once: rows come by day. */
function textOfDay(spell: (facts: DayFacts) => string): (day: number) => string {
  let last = { day: Number.NaN, text: '' };
  return (day) => {
    if (day !== last.day) last = { day, text: spell(dayFacts(day)) };
    return last.text;
  };
}
