import type { Label, Language } from './indicator';
import type { Parameters } from './measure';
import type { Measure } from './measures';

const label = (it: string, en: string): Label => ({ it, en });

/** The three sums of a length of time: how often it is known, the lengths, and their squares, from which the interval is had. */
const lengths = <N extends string>(name: N, what: Label, of: Label) =>
  ({
    [`${name}Count`]: label(`${of.it} di cui si sa ${what.it}`, `${of.en} whose ${what.en} is known`),
    [`${name}Ms`]: label(`somma: ${what.it}`, `sum: ${what.en}`),
    [`${name}MsSquared`]: label(`somma dei quadrati: ${what.it}`, `sum of squares: ${what.en}`),
  }) as Record<`${N}Count` | `${N}Ms` | `${N}MsSquared`, Label>;

const ANSWERED = label('contatti risposti', 'answered contacts');
const CONTACTS = label('contatti', 'contacts');

/** The names of the scores, given with the contact or in a questionnaire. */
const scores = <P extends string>(prefix: P, where: Label) => {
  const named = (name: string) => (prefix === '' ? name : prefix + name[0]!.toUpperCase() + name.slice(1));
  const entries: readonly (readonly [string, string, string])[] = [
    ['csatCount', 'voti di soddisfazione da 1 a 5', 'satisfaction ratings of 1 to 5'],
    ['csatTop', 'voti di soddisfazione 4 e 5', 'satisfaction ratings of 4 and 5'],
    ['csatBottom', 'voti di soddisfazione 1 e 2', 'satisfaction ratings of 1 and 2'],
    ['csatSum', 'somma dei voti di soddisfazione', 'sum of the satisfaction ratings'],
    ['csatSquares', 'somma dei quadrati dei voti di soddisfazione', 'sum of squares of the satisfaction ratings'],
    ['npsCount', 'voti NPS da 0 a 10', 'NPS ratings of 0 to 10'],
    ['npsPromoters', 'promotori: voti NPS 9 e 10', 'promoters: NPS ratings of 9 and 10'],
    ['npsDetractors', 'detrattori: voti NPS da 0 a 6', 'detractors: NPS ratings of 0 to 6'],
    ['cesCount', 'voti sulla facilità da 1 a 7', 'ratings of ease of 1 to 7'],
    ['cesEasy', 'voti sulla facilità da 5 a 7', 'ratings of ease of 5 to 7'],
    ['cesSum', 'somma dei voti sulla facilità', 'sum of the ratings of ease'],
    ['cesSquares', 'somma dei quadrati dei voti sulla facilità', 'sum of squares of the ratings of ease'],
  ];
  return Object.fromEntries(entries.map(([name, it, en]) => [named(name), label(`${it}, ${where.it}`, `${en}, ${where.en}`)])) as Record<
    Extract<Measure, P extends '' ? `${'csat' | 'nps' | 'ces'}${string}` : `${P}${'Csat' | 'Nps' | 'Ces'}${string}`>,
    Label
  >;
};

const given = (it: string, en: string): Label => label(`${it}, da dati aggregati`, `${en}, from aggregates`);

/** What each measure is, in words. `{name}` stands for the value of a parameter. */
export const MEASURE_LABELS: Readonly<Record<Measure, Label>> = {
  contacts: label('contatti arrivati', 'contacts that arrived'),
  offered: label('contatti arrivati in coda: risposti e abbandonati', 'contacts that came to the queue: answered and abandoned'),
  answered: label('contatti a cui si è risposto', 'contacts that were answered'),
  abandoned: label('contatti abbandonati in coda', 'contacts abandoned in the queue'),
  leftInIvr: label('contatti finiti nel menù vocale', 'contacts that ended in the voice menu'),
  ...lengths('wait', label('l’attesa', 'wait'), ANSWERED),
  answeredWithin: label('contatti risposti entro {thresholdSeconds} secondi', 'contacts answered within {thresholdSeconds} seconds'),
  ...lengths(
    'abandonedWait',
    label('l’attesa prima di rinunciare', 'wait before giving up'),
    label('contatti abbandonati', 'abandoned contacts'),
  ),
  abandonedWithin: label('contatti abbandonati entro {thresholdSeconds} secondi', 'contacts abandoned within {thresholdSeconds} seconds'),
  abandonedAfter: label(
    'contatti abbandonati dopo oltre {thresholdSeconds} secondi',
    'contacts abandoned after more than {thresholdSeconds} seconds',
  ),
  ...lengths('talk', label('il tempo di conversazione', 'talk time'), ANSWERED),
  ...lengths('hold', label('l’attesa in linea', 'hold time'), ANSWERED),
  ...lengths('wrap', label('il lavoro dopo il contatto', 'wrap-up time'), ANSWERED),
  ...lengths('handle', label('il tempo di gestione', 'handle time'), ANSWERED),
  resolvedCount: label(
    'contatti risposti di cui si sa se sono risolti',
    'answered contacts of which it is known whether they were resolved',
  ),
  resolvedYes: label('contatti risposti e risolti', 'contacts answered and resolved'),
  transferredCount: label(
    'contatti risposti di cui si sa se sono stati trasferiti',
    'answered contacts of which it is known whether they were transferred',
  ),
  transferredYes: label('contatti trasferiti', 'contacts transferred'),
  escalatedCount: label(
    'contatti risposti di cui si sa se sono passati al secondo livello',
    'answered contacts of which it is known whether they were escalated',
  ),
  escalatedYes: label('contatti passati al secondo livello', 'contacts passed to the second level'),
  reopenedCount: label(
    'contatti risolti di cui si sa se sono stati riaperti',
    'resolved contacts of which it is known whether they were reopened',
  ),
  reopenedYes: label('contatti risolti e poi riaperti', 'contacts resolved and then reopened'),
  followed: label(
    'contatti risposti di clienti noti i cui {windowDays} giorni sono trascorsi nei dati',
    'answered contacts of known customers whose {windowDays} days have gone by in the data',
  ),
  unrepeatedSameTopic: label(
    'questi, senza un altro contatto dello stesso cliente sullo stesso argomento entro {windowDays} giorni',
    'these, without another contact of the same customer on the same topic within {windowDays} days',
  ),
  unrepeatedAnyTopic: label(
    'questi, senza un altro contatto dello stesso cliente entro {windowDays} giorni',
    'these, without another contact of the same customer within {windowDays} days',
  ),
  aloneSameTopic: label(
    'questi, senza un altro contatto dello stesso cliente sullo stesso argomento nei {windowDays} giorni prima e dopo',
    'these, without another contact of the same customer on the same topic in the {windowDays} days before and after',
  ),
  customerCount: label('contatti di clienti noti', 'contacts of known customers'),
  repeats: label(
    'contatti preceduti da un altro dello stesso cliente sullo stesso argomento entro {windowDays} giorni',
    'contacts that follow another of the same customer on the same topic within {windowDays} days',
  ),
  ...lengths('firstReply', label('la prima risposta di una persona', 'first reply by a person'), CONTACTS),
  ...lengths(
    'firstReplyOpen',
    label('la prima risposta di una persona, in ore di apertura', 'first reply by a person, in opening hours'),
    CONTACTS,
  ),
  replyDue: label('contatti le cui {termHours} ore sono trascorse nei dati', 'contacts whose {termHours} hours have gone by in the data'),
  repliedInTime: label(
    'questi, con la risposta di una persona entro {termHours} ore',
    'these, replied to by a person within {termHours} hours',
  ),
  replyDueOpen: label(
    'contatti le cui {termHours} ore di apertura sono trascorse nei dati',
    'contacts whose {termHours} opening hours have gone by in the data',
  ),
  repliedInTimeOpen: label(
    'questi, con la risposta di una persona entro {termHours} ore di apertura',
    'these, replied to by a person within {termHours} opening hours',
  ),
  ...lengths('resolution', label('il tempo fino alla soluzione', 'time to resolution'), ANSWERED),
  ...lengths('resolutionOpen', label('il tempo fino alla soluzione, in ore di apertura', 'time to resolution, in opening hours'), ANSWERED),
  cases: label('contatti risposti di cui la fonte dice la risoluzione', 'answered contacts whose source tells the resolution'),
  due: label(
    'contatti risposti i cui {termDays} giorni sono trascorsi nei dati',
    'answered contacts whose {termDays} days have gone by in the data',
  ),
  resolvedInTime: label('questi, risolti entro {termDays} giorni', 'these, resolved within {termDays} days'),
  closed: label('contatti risposti e risolti, con istante noto', 'contacts answered and resolved, at a known time'),
  closedInTime: label('questi, risolti entro {termDays} giorni', 'these, resolved within {termDays} days'),
  ...scores('', label('dati col contatto', 'given with the contact')),
  ...scores('survey', label('dati nei questionari', 'given in questionnaires')),
  invitations: label('inviti a rispondere a un questionario', 'invitations to answer a questionnaire'),
  responses: label('questionari con invito e risposta', 'questionnaires invited to and answered'),
  surveyResolvedCount: label(
    'risposte alla domanda: risolto al primo contatto?',
    'answers to the question: resolved at the first contact?',
  ),
  surveyResolvedYes: label(
    'risposte sì alla domanda: risolto al primo contatto?',
    'answers yes to the question: resolved at the first contact?',
  ),
  complaints: label('reclami, senza le attestazioni di stima', 'complaints, without attestations of esteem'),
  complaintsDue: label(
    'reclami non ritirati i cui {termDays} giorni sono trascorsi nei dati',
    'complaints not withdrawn whose {termDays} days have gone by in the data',
  ),
  complaintsRepliedInTime: label(
    'questi, con risposta motivata entro {termDays} giorni',
    'these, with a motivated reply within {termDays} days',
  ),
  complaintsClosed: label('reclami risolti di cui si sanno i solleciti', 'complaints resolved whose reminders are known'),
  complaintsWithoutReminder: label('questi, senza alcun sollecito', 'these, without any reminder'),
  evaluations: label('ascolti', 'evaluations'),
  points: label('punti ottenuti', 'points given'),
  applicablePoints: label('punti applicabili', 'applicable points'),
  criticalErrorsKnown: label('ascolti di cui si sa il numero di errori critici', 'evaluations whose number of critical errors is known'),
  withoutCriticalErrors: label('ascolti senza errori critici', 'evaluations without critical errors'),
  visits: label('visite', 'visits'),
  loggedMs: label('tempo in linea', 'logged-in time'),
  availableMs: label('tempo disponibile', 'available time'),
  paidMs: label('tempo pagato', 'paid time'),
  scheduledMs: label('tempo pianificato', 'scheduled time'),
  inPlanMs: label('tempo nello stato pianificato', 'time in the planned state'),
  givenContacts: given('contatti arrivati', 'contacts that arrived'),
  givenOffered: given('contatti arrivati in coda', 'contacts that came to the queue'),
  givenAnswered: given('contatti a cui si è risposto', 'contacts that were answered'),
  givenAbandoned: given('contatti abbandonati in coda', 'contacts abandoned in the queue'),
  givenWaitCount: given('contatti risposti di cui si sa l’attesa', 'answered contacts whose wait is known'),
  givenWaitMs: given('somma: l’attesa', 'sum: wait'),
  givenResolvedBase: given('contatti di cui si sa se sono risolti', 'contacts of which it is known whether they were resolved'),
  givenResolved: given('contatti risolti', 'contacts resolved'),
  givenCsatCount: given('voti di soddisfazione', 'satisfaction ratings'),
  givenCsatTop: given('voti di soddisfazione 4 e 5', 'satisfaction ratings of 4 and 5'),
  givenCsatSum: given('somma dei voti di soddisfazione', 'sum of the satisfaction ratings'),
  givenComplaints: given('reclami', 'complaints'),
  givenCostCents: given('costo', 'cost'),
};

/** What a measure is, in words of a language, with the parameters of a definition put in. */
export function measureInWords(measure: Measure, parameters: Parameters, language: Language): string {
  return MEASURE_LABELS[measure][language].replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? name));
}
