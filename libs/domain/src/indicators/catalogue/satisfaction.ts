import { entries } from './entry';

const asked = { dimension: 'customer-satisfaction', about: 'people', base: ['contacts', 'responses', 'givenCsatCount'] } as const;
const CSAT = [{ field: 'csat', count: 'csatCount' }] as const;
const ANSWERS = ['csatCount', 'surveyCsatCount', 'givenCsatCount'] as const;
const NPS = [{ field: 'nps', count: 'npsCount' }] as const;
const CES = [{ field: 'ces', count: 'cesCount' }] as const;

const complaint = { dimension: 'customer-satisfaction', about: 'service' } as const;

/** What customers say. */
export const SATISFACTION = entries({
  CSAT: {
    ...asked,
    unit: 'fraction',
    name: { it: 'Soddisfazione (voti 4 e 5)', en: 'Satisfaction (top 2 box)' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['csatTop', 'surveyCsatTop', 'givenCsatTop'], trials: ANSWERS },
    needs: CSAT,
    parameters: { scaleFrom: 1, scaleTo: 5, topFrom: 4 },
  },
  CSAT_M: {
    ...asked,
    unit: 'points',
    name: { it: 'Voto medio di soddisfazione', en: 'Mean satisfaction' },
    direction: 'up',
    formula: {
      kind: 'mean',
      sum: ['csatSum', 'surveyCsatSum', 'givenCsatSum'],
      squares: ['csatSquares', 'surveyCsatSquares'],
      count: ANSWERS,
      divisor: 1,
      given: 'givenCsatCount',
    },
    needs: CSAT,
    parameters: { scaleFrom: 1, scaleTo: 5 },
  },
  DSAT: {
    ...asked,
    unit: 'fraction',
    name: { it: 'Insoddisfatti (voti 1 e 2)', en: 'Dissatisfied (bottom 2 box)' },
    direction: 'down',
    formula: { kind: 'proportion', successes: ['csatBottom', 'surveyCsatBottom'], trials: ['csatCount', 'surveyCsatCount'] },
    needs: CSAT,
    parameters: { scaleFrom: 1, scaleTo: 5, bottomTo: 2 },
  },
  NPS: {
    ...asked,
    unit: 'score',
    name: { it: 'Net Promoter Score', en: 'Net Promoter Score' },
    direction: 'up',
    formula: {
      kind: 'score',
      promoters: ['npsPromoters', 'surveyNpsPromoters'],
      detractors: ['npsDetractors', 'surveyNpsDetractors'],
      answers: ['npsCount', 'surveyNpsCount'],
    },
    needs: NPS,
    parameters: { scaleFrom: 0, scaleTo: 10, promotersFrom: 9, detractorsTo: 6 },
  },
  CES: {
    ...asked,
    unit: 'points',
    name: { it: 'Facilità (voto medio da 1 a 7)', en: 'Ease (mean, 1 to 7)' },
    direction: 'up',
    formula: {
      kind: 'mean',
      sum: ['cesSum', 'surveyCesSum'],
      squares: ['cesSquares', 'surveyCesSquares'],
      count: ['cesCount', 'surveyCesCount'],
      divisor: 1,
    },
    needs: CES,
    parameters: { scaleFrom: 1, scaleTo: 7 },
  },
  CES_P: {
    ...asked,
    unit: 'fraction',
    name: { it: 'Facilità (voti da 5 a 7)', en: 'Ease (votes 5 to 7)' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['cesEasy', 'surveyCesEasy'], trials: ['cesCount', 'surveyCesCount'] },
    needs: CES,
    parameters: { scaleFrom: 1, scaleTo: 7, easyFrom: 5 },
  },
  RR: {
    ...complaint,
    unit: 'fraction',
    name: { it: 'Tasso di risposta al questionario', en: 'Survey response rate' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['responses'], trials: ['invitations'] },
    base: ['invitations'],
  },
  CMPL: {
    ...complaint,
    unit: 'per-thousand',
    name: { it: 'Reclami su mille contatti', en: 'Complaints per thousand contacts' },
    direction: 'down',
    formula: {
      kind: 'ratio',
      numerator: ['complaints', 'givenComplaints'],
      denominator: ['contacts', 'givenContacts'],
      factor: 1000,
    },
    // Without any complaint the rate is not zero but unknown: nobody may have told us of them.
    base: ['complaints', 'givenComplaints'],
  },
  CMPL_T: {
    ...complaint,
    unit: 'fraction',
    name: { it: 'Reclami evasi nei termini', en: 'Complaints answered in time' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['complaintsRepliedInTime'], trials: ['complaintsDue'] },
    base: ['complaints'],
    parameters: { termDays: 30 },
  },
  CMPL_1: {
    ...complaint,
    unit: 'fraction',
    name: { it: 'Reclami risolti senza solleciti', en: 'Complaints solved without reminders' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['complaintsWithoutReminder'], trials: ['complaintsClosed'] },
    base: ['complaints'],
    needs: [{ field: 'reminders', count: 'complaintsClosed' }],
  },
});
