import { dayFacts, type Month } from './calendar.ts';
import type { Contact } from './contact.ts';
import { contacts, monthsTold } from './contacts.ts';
import { dateText, durationText, momentText, timeText, yesOrNo } from './italian-spelling.ts';
import { channels } from './organisation.ts';

/**
 * The centre's export as an Italian switchboard writes it: semicolons, day before month, local times, SI and NO.
 * `switchboard-mapping.ts` says how Circolo reads it.
 */
export const exportColumns = [
  'ID_CONTATTO', 'DATA', 'ORA', 'CANALE', 'ESITO', 'ARGOMENTO', 'SQUADRA', 'OPERATORE', 'UTENTE', 'ATTESA_SEC', 'CONVERSAZIONE',
  'IN_ATTESA_SEC', 'LAVORO_POST_SEC', 'PRIMA_RISPOSTA', 'RISOLTO', 'TRASFERITO', 'VOTO',
] as const; // prettier-ignore

const outcomeWords: Readonly<Record<Contact['outcome'], string>> = {
  answered: 'RISPOSTA',
  abandoned: 'ABBANDONO',
  'left-in-ivr': 'IVR',
  'not-ours': 'ALTRO ENTE',
  other: 'GUASTO',
};

/** A call by which the switchboard tests its own line; the mapping skips it. */
export const lineTest = 'PROVA LINEA';

const channelWords = new Map(channels.map((channel) => [channel.code, channel.word]));

export function* exportLines(seed: number, until: Month, months = monthsTold): Generator<string> {
  yield exportColumns.join(';');
  let day = -1;
  let dayText = '';
  for (const contact of contacts(seed, until, months)) {
    if (contact.at.day !== day) {
      day = contact.at.day;
      dayText = dateText(day);
      if (dayFacts(day).weekday === 1) yield `PROVA-${day};${dayText};07:45:00;TEL;${lineTest};;;;;;;;;;;;`;
    }
    yield lineOf(contact, dayText);
  }
}

function lineOf(contact: Contact, dayText: string): string {
  const { at, repliedAt, customer } = contact;
  return [
    `BL-${String(contact.number).padStart(7, '0')}`,
    dayText,
    timeText(at.second),
    channelWords.get(contact.channel) ?? '',
    outcomeWords[contact.outcome],
    contact.topic ?? '',
    contact.team ?? '',
    contact.agent ?? '',
    customer === null ? 'ANONIMO' : `U${100000 + customer}`,
    contact.waitSeconds ?? '',
    durationText(contact.talkSeconds),
    contact.holdSeconds ?? '',
    contact.wrapSeconds ?? '',
    repliedAt === null ? '' : momentText(repliedAt),
    yesOrNo(contact.resolved),
    yesOrNo(contact.transferred),
    contact.csat ?? '',
  ].join(';');
}
