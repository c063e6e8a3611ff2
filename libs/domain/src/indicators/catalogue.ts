import { INDICATOR_CODES, type Indicator, type IndicatorCode } from './indicator';

const MINIMUM_SAMPLE = 30;

const COMMON = { version: 1, parameters: {}, minimumSample: MINIMUM_SAMPLE, closedChoice: false, needs: [] } as const;

/** The catalogue: one entry an indicator. Contract, screens, facts of rules and computation all read it. */
export const INDICATORS: Readonly<Record<IndicatorCode, Indicator>> = {
  VOL: {
    ...COMMON,
    code: 'VOL',
    name: { it: 'Volume dei contatti', en: 'Contact volume' },
    dimension: 'productivity',
    unit: 'contacts',
    direction: 'context',
    form: { kind: 'count', count: 'contacts' },
    base: 'contacts',
    // A count has no sampling error: it means something from the first contact on.
    minimumSample: 0,
    about: 'service',
  },
  ANS: {
    ...COMMON,
    code: 'ANS',
    name: { it: 'Tasso di risposta', en: 'Answer rate' },
    dimension: 'effectiveness',
    unit: 'fraction',
    direction: 'up',
    form: { kind: 'proportion', successes: 'answered', trials: 'offered' },
    base: 'offered',
    about: 'service',
  },
  ABN: {
    ...COMMON,
    code: 'ABN',
    name: { it: 'Tasso di abbandono', en: 'Abandonment rate' },
    dimension: 'effectiveness',
    unit: 'fraction',
    direction: 'down',
    form: { kind: 'proportion', successes: 'abandoned', trials: 'offered' },
    base: 'offered',
    about: 'service',
  },
  ASA: {
    ...COMMON,
    code: 'ASA',
    name: { it: 'Tempo medio di risposta', en: 'Average speed of answer' },
    dimension: 'efficiency',
    unit: 'seconds',
    direction: 'down',
    form: { kind: 'mean', sum: 'waitMs', squares: 'waitMsSquared', count: 'waitCount', divisor: 1000 },
    base: 'answered',
    needs: [{ field: 'waitSeconds', count: 'waitCount' }],
    about: 'service',
  },
  AHT: {
    ...COMMON,
    code: 'AHT',
    name: { it: 'Tempo medio di gestione', en: 'Average handle time' },
    dimension: 'productivity',
    unit: 'seconds',
    direction: 'band',
    form: { kind: 'mean', sum: 'handleMs', squares: 'handleMsSquared', count: 'handleCount', divisor: 1000 },
    base: 'answered',
    needs: [
      { field: 'talkSeconds', count: 'talkCount' },
      { field: 'holdSeconds', count: 'holdCount' },
      { field: 'wrapSeconds', count: 'wrapCount' },
    ],
    about: 'people',
    closedChoice: true,
  },
  RES: {
    ...COMMON,
    code: 'RES',
    name: { it: 'Tasso di risoluzione', en: 'Resolution rate' },
    dimension: 'effectiveness',
    unit: 'fraction',
    direction: 'up',
    form: { kind: 'proportion', successes: 'resolvedYes', trials: 'resolvedCount' },
    base: 'answered',
    needs: [{ field: 'resolved', count: 'resolvedCount' }],
    parameters: { over: 'answered' },
    about: 'people',
  },
  CSAT: {
    ...COMMON,
    code: 'CSAT',
    name: { it: 'Soddisfazione (voti 4 e 5)', en: 'Satisfaction (top 2 box)' },
    dimension: 'customer-satisfaction',
    unit: 'fraction',
    direction: 'up',
    form: { kind: 'proportion', successes: 'csatTop', trials: 'csatCount' },
    base: 'contacts',
    needs: [{ field: 'csat', count: 'csatCount' }],
    parameters: { scaleFrom: 1, scaleTo: 5, topFrom: 4 },
    about: 'people',
  },
  CSAT_M: {
    ...COMMON,
    code: 'CSAT_M',
    name: { it: 'Voto medio di soddisfazione', en: 'Mean satisfaction' },
    dimension: 'customer-satisfaction',
    unit: 'points',
    direction: 'up',
    form: { kind: 'mean', sum: 'csatSum', squares: 'csatSquares', count: 'csatCount', divisor: 1 },
    base: 'contacts',
    needs: [{ field: 'csat', count: 'csatCount' }],
    parameters: { scaleFrom: 1, scaleTo: 5 },
    about: 'people',
  },
};

/** The indicators in catalogue order. */
export const INDICATOR_LIST: readonly Indicator[] = INDICATOR_CODES.map((code) => INDICATORS[code]);

export function isIndicatorCode(code: unknown): code is IndicatorCode {
  return (INDICATOR_CODES as readonly unknown[]).includes(code);
}
