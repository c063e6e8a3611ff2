import { FIELDS_OF, fieldKindOf, type RecordField, type RecordKind } from '@circolo/contracts';

/** How columns are called in the files of contact centres, in both languages, without spaces and signs. The field's own name comes first. */
const NAMES: Readonly<Record<RecordField, readonly string[]>> = {
  externalId: [
    'idcontatto',
    'codicecontatto',
    'codice',
    'callid',
    'contactid',
    'interactionid',
    'ticketid',
    'idchiamata',
    'idticket',
    'id',
  ],
  arrivedAt: ['dataora', 'datetime', 'timestamp', 'arrivo', 'dataarrivo', 'dataapertura', 'inizio', 'startedat', 'createdat', 'opened'],
  channel: ['canale', 'mezzo', 'media', 'mediatype'],
  outcome: ['esito', 'disposition', 'stato', 'status', 'result', 'answeredyn', 'answered', 'risposta'],
  topic: ['argomento', 'tema', 'motivo', 'categoria', 'category', 'reason', 'tipologia', 'subject'],
  service: ['servizio', 'queue', 'coda'],
  site: ['sede', 'ufficio', 'location'],
  segment: ['segmento', 'customersegment'],
  agent: ['operatore', 'operatrice', 'addetto', 'agente', 'agentname', 'operator', 'agentid'],
  team: ['squadra', 'gruppo', 'group', 'supervisor'],
  customer: ['cliente', 'utente', 'cittadino', 'customerid', 'caller', 'chiamante'],
  waitSeconds: ['attesasec', 'attesa', 'tempoattesa', 'waittime', 'wait', 'speedofanswerinseconds', 'speedofanswer', 'queuetime'],
  talkSeconds: ['conversazione', 'tempoconversazione', 'talktime', 'talk', 'avgtalkduration', 'talkduration', 'durata', 'duration'],
  holdSeconds: ['inattesasec', 'inattesa', 'messainattesa', 'holdtime', 'hold'],
  wrapSeconds: ['lavoropostsec', 'lavoropost', 'postchiamata', 'acw', 'wraptime', 'wrapup', 'wrap', 'aftercallwork'],
  firstReplyAt: ['primarisposta', 'dataprimarisposta', 'firstreply', 'firstresponse', 'firstresponseat'],
  resolvedAt: ['chiusura', 'datachiusura', 'datasoluzione', 'closedat', 'closed', 'solvedat'],
  resolved: ['risolto', 'risolta', 'resolvedyn', 'solved'],
  transferred: ['trasferito', 'trasferita', 'transfer'],
  escalated: ['secondolivello', 'escalation', 'scalato'],
  reopened: ['riaperto', 'riaperta', 'reopen'],
  csat: ['voto', 'soddisfazione', 'satisfactionrating', 'satisfaction', 'rating', 'score'],
  nps: ['raccomandazione', 'recommend'],
  ces: ['sforzo', 'effort'],
  touchpoint: ['puntodicontatto'],
  case: ['pratica', 'richiesta', 'caseid', 'idpratica'],
  queuedAt: ['ingressoincoda', 'entratoincoda', 'queueentry', 'queuestart'],
  reopenedAt: ['riapertura', 'datariapertura'],
  automaticReply: ['rispostaautomatica', 'autoreply'],
  answeredAt: ['datarisposta', 'compilato', 'compilatoil', 'submittedat', 'responsedate'],
  interaction: ['contatto', 'idinterazione', 'interazione', 'contactref'],
  questionnaire: ['sondaggio', 'survey', 'form'],
  resolvedAtFirstContact: ['primocontatto', 'firstcontact', 'fcr', 'risoltoalprimo'],
  invited: ['invitato', 'invito', 'invitation'],
  answered: ['harisposto', 'responded'],
  comment: ['commento', 'nota', 'testo', 'verbatim', 'feedback'],
  receivedAt: ['ricevuto', 'dataricezione', 'ricevimento', 'received', 'dataapertura', 'opened'],
  acknowledgedAt: ['presaincarico', 'acknowledged'],
  repliedAt: ['risposta', 'datarisposta', 'replied'],
  founded: ['fondato', 'fondatezza', 'justified', 'upheld'],
  withdrawn: ['ritirato', 'ritiro'],
  praise: ['elogio', 'stima', 'compliment'],
  reminders: ['solleciti', 'sollecito'],
  evaluatedAt: ['dataascolto', 'ascolto', 'valutatoil', 'evaluationdate'],
  evaluator: ['valutatore', 'valutatrice', 'ascoltatore', 'reviewer', 'qualityanalyst'],
  points: ['punti', 'punteggio', 'punteggioottenuto', 'score'],
  applicablePoints: ['puntiapplicabili', 'puntimassimi', 'massimo', 'maxscore', 'possiblepoints'],
  criticalErrors: ['errori', 'erroricritici', 'gravi'],
  visitedAt: ['datavisita', 'visitato', 'visitdate'],
  visits: ['visite', 'accessi', 'pageviews', 'sessions'],
  satisfied: ['soddisfatti', 'positivi', 'thumbsup', 'helpful'],
  answers: ['risposte', 'giudizi', 'responses'],
  name: ['nome', 'nominativo', 'fullname'],
  hiredOn: ['assunzione', 'dataassunzione', 'hiredate', 'startdate'],
  leftOn: ['cessazione', 'datacessazione', 'uscita', 'enddate', 'leavedate'],
  role: ['ruolo', 'mansione', 'qualifica', 'jobtitle'],
  presence: ['parttime', 'percentuale', 'fte'],
  employer: ['datore', 'datoredilavoro', 'azienda', 'fornitore', 'contractor'],
  day: ['giorno', 'data', 'date'],
  scheduledSeconds: ['pianificato', 'orepianificate', 'scheduled'],
  paidSeconds: ['pagato', 'orepagate', 'paid'],
  loggedSeconds: ['collegato', 'login', 'tempologin', 'logged', 'staffedtime'],
  availableSeconds: ['disponibile', 'libero', 'available', 'idle'],
  inPlanSeconds: ['aderenza', 'inpiano', 'adherence'],
  trainingSeconds: ['formazione', 'training'],
  from: ['dal', 'inizio', 'intervallo', 'dadata', 'start', 'interval'],
  to: ['al', 'fine', 'adata', 'end'],
  measure: ['misura', 'dato', 'metrica', 'metric'],
  value: ['valore', 'totale', 'amount', 'count'],
  thresholdSeconds: ['soglia', 'threshold'],
};
/** A date in one column and a time in another. */
const DATES: readonly string[] = ['data', 'giorno', 'date', 'day'];
const TIMES: readonly string[] = ['ora', 'orario', 'time', 'hour'];
const SHORTEST_PART = 5;

/** Which columns hold which field, by their names alone: an exact name first, then one that contains it. Each column is taken once. */
export function columnsByName(kind: RecordKind, columns: readonly string[]): ReadonlyMap<RecordField, readonly string[]> {
  const fields: readonly RecordField[] = FIELDS_OF[kind];
  const free = new Map(columns.map((column) => [column, plain(column)]));
  const found = new Map<RecordField, readonly string[]>();
  const take = (field: RecordField, taken: readonly (string | undefined)[]) => {
    if (found.has(field) || taken.some((column) => column === undefined)) return;
    found.set(field, taken as readonly string[]);
    for (const column of taken) free.delete(column as string);
  };
  const exactly = (names: readonly string[]) => {
    for (const name of names) for (const [column, text] of free) if (text === name) return column;
    return undefined;
  };
  for (const field of fields) take(field, [exactly([field.toLowerCase(), ...NAMES[field]])]);
  const [date, time] = [exactly(DATES), exactly(TIMES)];
  const when = fields.find((field) => ['instant', 'moment', 'date'].includes(fieldKindOf(kind, field) ?? ''));
  const isDay = when && fieldKindOf(kind, when) === 'date';
  if (when) take(when, date && time && !isDay ? [date, time] : [date]);
  for (const field of fields) {
    const parts = NAMES[field].filter((name) => name.length >= SHORTEST_PART);
    take(field, [[...free].find(([, text]) => parts.some((part) => text.includes(part)))?.[0]]);
  }
  return found;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
