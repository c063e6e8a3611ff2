import { entries } from './entry';

const service = { dimension: 'effectiveness', unit: 'fraction', about: 'service' } as const;
const waited = { dimension: 'efficiency', unit: 'seconds', about: 'service' } as const;
const WAIT = [{ field: 'waitSeconds', count: 'waitCount' }] as const;
const LEFT_WAIT = [{ field: 'waitSeconds', count: 'abandonedWaitCount', of: 'abandoned' }] as const;
const THRESHOLD = { thresholdSeconds: 20 };
const OFFERED = ['offered', 'givenOffered'] as const;

/** Access and speed: whether and how soon people are answered. */
export const ACCESS = entries({
  VOL: {
    ...service,
    name: { it: 'Volume dei contatti', en: 'Contact volume' },
    dimension: 'productivity',
    unit: 'contacts',
    direction: 'context',
    formula: { kind: 'count', count: ['contacts', 'givenContacts'] },
    base: ['contacts', 'givenContacts'],
    // A count has no sampling error: it means something from the first contact on.
    minimumSample: 0,
  },
  ANS: {
    ...service,
    name: { it: 'Tasso di risposta', en: 'Answer rate' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['answered', 'givenAnswered'], trials: OFFERED },
    base: OFFERED,
  },
  ABN: {
    ...service,
    name: { it: 'Tasso di abbandono', en: 'Abandonment rate' },
    direction: 'down',
    formula: { kind: 'proportion', successes: ['abandoned', 'givenAbandoned'], trials: OFFERED },
    base: OFFERED,
  },
  ABN_S: {
    ...service,
    name: { it: 'Abbandono esclusi i brevi', en: 'Abandonment excluding short' },
    direction: 'down',
    formula: { kind: 'proportion', successes: ['abandonedAfter'], trials: ['answered', 'abandonedAfter'] },
    base: ['offered'],
    needs: LEFT_WAIT,
    parameters: { thresholdSeconds: 5 },
  },
  SL1: {
    ...service,
    name: { it: 'Livello di servizio sui risposti', en: 'Service level over answered' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['answeredWithin'], trials: ['waitCount'] },
    base: ['answered'],
    needs: WAIT,
    parameters: THRESHOLD,
  },
  SL2: {
    ...service,
    name: { it: 'Livello di servizio sugli offerti', en: 'Service level over offered' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['answeredWithin'], trials: ['waitCount', 'abandoned'] },
    base: ['offered'],
    needs: WAIT,
    parameters: THRESHOLD,
  },
  SL3: {
    ...service,
    name: { it: 'Livello di servizio esclusi gli abbandoni brevi', en: 'Service level excluding short abandons' },
    direction: 'up',
    formula: { kind: 'proportion', successes: ['answeredWithin'], trials: ['waitCount', 'abandonedAfter'] },
    base: ['offered'],
    needs: [...WAIT, ...LEFT_WAIT],
    parameters: THRESHOLD,
  },
  SL4: {
    ...service,
    name: { it: 'Livello di servizio con gli abbandoni brevi', en: 'Service level counting short abandons' },
    direction: 'up',
    formula: {
      kind: 'proportion',
      successes: ['answeredWithin', 'abandonedWithin'],
      trials: ['waitCount', 'abandonedWithin', 'abandonedAfter'],
    },
    base: ['offered'],
    needs: [...WAIT, ...LEFT_WAIT],
    parameters: THRESHOLD,
  },
  ASA: {
    ...waited,
    name: { it: 'Tempo medio di risposta', en: 'Average speed of answer' },
    direction: 'down',
    formula: {
      kind: 'mean',
      sum: ['waitMs', 'givenWaitMs'],
      squares: ['waitMsSquared'],
      count: ['waitCount', 'givenWaitCount'],
      divisor: 1000,
      given: 'givenWaitCount',
    },
    base: ['answered', 'givenAnswered'],
    needs: WAIT,
  },
  OCQ: {
    ...waited,
    name: { it: 'Attesa, 95° percentile', en: 'Waiting time, 95th percentile' },
    direction: 'down',
    formula: { kind: 'percentile', of: 'wait', p: { parameter: 'percentile' }, divisor: 1000 },
    base: ['answered'],
    needs: WAIT,
    parameters: { percentile: 0.95 },
  },
  WTA: {
    ...waited,
    name: { it: 'Tempo medio all’abbandono', en: 'Average time to abandon' },
    direction: 'context',
    formula: { kind: 'mean', sum: ['abandonedWaitMs'], squares: ['abandonedWaitMsSquared'], count: ['abandonedWaitCount'], divisor: 1000 },
    base: ['abandoned'],
    needs: LEFT_WAIT,
  },
  SELF: {
    ...service,
    name: { it: 'Chiusi nel menù vocale', en: 'Left in the voice menu' },
    direction: 'context',
    formula: { kind: 'proportion', successes: ['leftInIvr'], trials: ['leftInIvr', 'offered'] },
    base: ['leftInIvr', 'offered'],
  },
  VIS: {
    ...service,
    name: { it: 'Visite', en: 'Visits' },
    dimension: 'productivity',
    unit: 'contacts',
    direction: 'context',
    formula: { kind: 'count', count: ['visits'] },
    base: ['visits'],
    minimumSample: 0,
  },
});
