import type { Subject, SubjectKind } from '../subjects/subject';

/** The one cast of stories and journeys: the contact centre of a municipality that does not exist. */
export const ORGANISATION = subject('organisation', 'borgolieto', 'Contact center del Comune di Borgolieto');

export const TEAMS = {
  tributi: subject('team', 'tributi', 'Squadra Tributi'),
  anagrafe: subject('team', 'anagrafe', 'Squadra Anagrafe'),
  scuolaSociale: subject('team', 'scuola-sociale', 'Squadra Scuola e sociale'),
  territorio: subject('team', 'territorio', 'Squadra Territorio'),
} as const;

export const CHANNELS = {
  telephone: subject('channel', 'telephone', 'Telefono'),
  email: subject('channel', 'email', 'E-mail'),
} as const;

export const AGENTS = {
  nives: subject('agent', 'a-101', 'Nives Tamburello'),
  oreste: subject('agent', 'a-102', 'Oreste Quaranta'),
  ginevra: subject('agent', 'a-103', 'Ginevra Solari'),
  duilio: subject('agent', 'a-104', 'Duilio Marchetti'),
} as const;

/** Those who act: their functions are their roles. */
export const STAFF = {
  careManager: 'person:elvira-bonanni',
  secondCareManager: 'person:tullio-rege',
  marketing: 'person:ilaria-cosmi',
  hr: 'person:fausto-lenzi',
} as const;

function subject<K extends SubjectKind>(kind: K, code: string, name: string): Subject & { readonly kind: K } {
  return { kind, id: `${kind}-${code}`, code, name };
}
