/** The contact centre of a public body that does not exist. Codes are what the source writes; names are what the screens show. */
export const body = {
  name: 'Contact center del Comune di Borgolieto (ente immaginario)',
  timeZone: 'Europe/Rome',
  source: 'centralino-borgolieto',
} as const;

export type Team = { readonly code: string; readonly name: string; readonly agents: number };

export const teams: readonly Team[] = [
  { code: 'tributi', name: 'Squadra Tributi', agents: 12 },
  { code: 'anagrafe', name: 'Squadra Anagrafe', agents: 11 },
  { code: 'scuola-sociale', name: 'Squadra Scuola e sociale', agents: 9 },
  { code: 'territorio', name: 'Squadra Territorio', agents: 8 },
];

export type ChannelCode = 'telephone' | 'email' | 'chat' | 'desk' | 'web-form';

export type Channel = { readonly code: ChannelCode; readonly word: string; readonly name: string };

/** `word` is how the export of the switchboard writes the channel. */
export const channels: readonly Channel[] = [
  { code: 'telephone', word: 'TEL', name: 'Telefono' },
  { code: 'email', word: 'MAIL', name: 'E-mail' },
  { code: 'chat', word: 'CHAT', name: 'Chat' },
  { code: 'desk', word: 'SPORT', name: 'Sportello' },
  { code: 'web-form', word: 'WEB', name: 'Modulo web' },
];

export type Topic = {
  readonly code: string;
  readonly name: string;
  readonly team: string;
  /** Share of the contacts in an ordinary month. */
  readonly weight: number;
  /** What the months of a year, January first, do to it. */
  readonly months: readonly number[];
};

const level = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

export const topics: readonly Topic[] = [
  {
    code: 'tari',
    name: 'Tassa rifiuti (TARI)',
    team: 'tributi',
    weight: 15,
    months: [0.8, 0.9, 1.1, 1.4, 1.2, 1, 0.9, 0.9, 1.1, 1.1, 0.9, 0.8],
  },
  {
    code: 'imu',
    name: 'Imposta municipale (IMU)',
    team: 'tributi',
    weight: 10,
    months: [0.7, 0.6, 0.7, 0.9, 1.5, 1.9, 0.7, 0.7, 0.9, 0.9, 1.3, 1.8],
  },
  { code: 'canone-unico', name: 'Canone unico patrimoniale', team: 'tributi', weight: 4, months: level },
  {
    code: 'carta-identita',
    name: "Carta d'identità",
    team: 'anagrafe',
    weight: 13,
    months: [1, 1, 1, 1.1, 1.2, 1.3, 1.2, 0.9, 0.9, 0.9, 0.9, 0.9],
  },
  { code: 'residenza', name: 'Cambio di residenza', team: 'anagrafe', weight: 9, months: [0.9, 0.9, 1, 1, 1, 1, 1, 1, 1.2, 1.2, 1, 0.8] },
  { code: 'stato-civile', name: 'Stato civile e certificati', team: 'anagrafe', weight: 6, months: level },
  {
    code: 'mense-iscrizioni',
    name: 'Mense e iscrizioni scolastiche',
    team: 'scuola-sociale',
    weight: 11,
    months: [1.5, 1.1, 0.9, 0.9, 0.9, 0.9, 0.7, 0.9, 1.6, 1.2, 0.8, 0.6],
  },
  {
    code: 'contributi-sociali',
    name: 'Contributi e servizi sociali',
    team: 'scuola-sociale',
    weight: 10,
    months: [1.1, 1.1, 1, 1, 1, 0.9, 0.9, 1, 1, 1, 1.1, 1],
  },
  {
    code: 'sosta-ztl',
    name: 'Sosta e permessi ZTL',
    team: 'territorio',
    weight: 8,
    months: [1.2, 1, 1, 1, 1, 0.9, 0.8, 0.9, 1.1, 1, 1, 1.1],
  },
  {
    code: 'edilizia',
    name: 'Pratiche edilizie',
    team: 'territorio',
    weight: 5,
    months: [0.9, 1, 1.1, 1.1, 1.1, 1.1, 1, 0.8, 1, 1, 1, 0.8],
  },
  {
    code: 'segnalazioni',
    name: 'Segnalazioni e manutenzioni',
    team: 'territorio',
    weight: 6,
    months: [1.1, 1, 0.9, 0.9, 1, 1.1, 1.2, 1.2, 0.9, 0.9, 1.2, 1.1],
  },
];

export type Agent = { readonly code: string; readonly name: string; readonly team: string };

const names =
  'Anna Rossi, Davide Colombo, Giulia Ferrante, Matteo Gallo, Sara Marini, Luca Bernardi, Francesca Leone, Andrea Caruso, ' +
  'Martina Vitale, Simone Moretti, Valentina Serra, Alessio Farina, Ilaria Conti, Federico Barone, Silvia Longo, Daniele Ruggiero, ' +
  'Eleonora Sala, Riccardo Monti, Beatrice Palumbo, Nicola Testa, Claudia Negri, Tommaso Villa, Roberta Neri, Giacomo Ferri, ' +
  'Monica Basile, Pietro Orlando, Cristina Amato, Emanuele Costa, Alice Fiore, Michele Sanna, Veronica Piras, Antonio Greco, ' +
  'Elisa Donati, Salvatore Messina, Marta Benedetti, Filippo Rizzi, Irene Parisi, Giorgio Valenti, Teresa Lombardo, Paolo Silvestri';

/** 40 agents in the order of their teams; codes `OP101` to `OP140`. */
export const agents: readonly Agent[] = (() => {
  const teamOfPlace = teams.flatMap((team) => Array.from({ length: team.agents }, () => team.code));
  return names.split(', ').map((name, place) => ({ code: `OP${101 + place}`, name, team: teamOfPlace[place] ?? '' }));
})();

/** The people of the story (`performance.ts`), by code. */
export const story = {
  /** Below the wanted satisfaction for half a year; the person of `agent@`. */
  struggling: 'OP113',
  /** Does not solve as many contacts as the colleagues. */
  unresolving: 'OP127',
  /** Weak until a course seven months before the end, good since. */
  improving: 'OP134',
  /** On leave: one day a month in the last four months. */
  onLeave: 'OP119',
  /** Hired near the end of the last month. */
  newcomer: 'OP140',
  badTeam: 'tributi',
  slowChannel: 'email',
} as const;
