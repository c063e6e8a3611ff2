import type { Facts, GroupCondition, LeafCondition, OperatorName, Rule, SubjectFacts } from '@circolo/domain';

const INDICATORS = ['RES', 'ANS', 'AHT', 'CSAT_M', 'FRT', 'TRF', 'REO', 'ESC'] as const;

/** A number from 0 to 1, the same at each run: it follows from what it is for. */
function chance(...salts: readonly number[]): number {
  let state = 2_166_136_261;
  for (const salt of salts) state = Math.imul(state ^ salt, 16_777_619) ^ (state >>> 15);
  state = Math.imul(state ^ (state >>> 13), 2_246_822_519);
  return ((state ^ (state >>> 16)) >>> 0) / 4_294_967_296;
}

const leaf = (fact: string, operator: OperatorName, value: LeafCondition['value']): LeafCondition => ({ fact, operator, value });

/** A rule as people write them: off target, for some time, or grave; enough cases; nothing pending. */
function conditionsOf(place: number): GroupCondition {
  const code = INDICATORS[place % INDICATORS.length]!;
  const other = INDICATORS[(place + 3) % INDICATORS.length]!;
  const off = leaf(`${code}.deviation`, 'lessThanInclusive', -0.02 - 0.01 * (place % 7));
  const grave = leaf(`${code}.severity`, 'in', ['warning', 'critical']);
  const long = leaf(`${code}.periodsOff`, 'greaterThanInclusive', 1 + (place % 3));
  const idle = leaf('training.pending', 'equal', 0);
  const elsewhere = leaf('subject.team', 'notIn', [`team-${place}`, 'team-3']);
  return { all: [{ any: [off, { all: [grave, long] }] }, { not: leaf(`${other}.signal`, 'equal', true) }, idle, elsewhere] };
}

export function benchRules(count: number): readonly Rule[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `rule-${place}`,
    version: 1,
    name: `Regola ${place}`,
    appliesTo: 'agent',
    periodKind: 'month',
    conditions: conditionsOf(place),
    outcome: { kind: 'training' },
  }));
}

/**
 * Agents with the facts that a run makes of eight indicators, none missing: json-rules-engine knows only true and false. They are read
 * from JSON, as a simulation reads what a run has kept.
 */
export function benchSubjects(count: number): readonly SubjectFacts[] {
  const subjects = Array.from({ length: count }, (_, subject) => ({
    subject: { kind: 'agent', id: `agent-${subject}` },
    facts: factsOf(subject),
  }));
  return JSON.parse(JSON.stringify(subjects)) as readonly SubjectFacts[];
}

function factsOf(subject: number): Facts {
  const facts: Record<string, string | number | boolean> = { 'subject.kind': 'agent', 'subject.team': `team-${subject % 25}` };
  for (const [place, code] of INDICATORS.entries()) {
    const deviation = (chance(subject, place) - 0.6) / 4;
    const off = deviation < 0;
    facts[`${code}.sample`] = 30 + Math.floor(300 * chance(subject, place, 1));
    facts[`${code}.value`] = 0.8 * (1 + deviation);
    facts[`${code}.target`] = 0.8;
    facts[`${code}.gap`] = 0.8 * deviation;
    facts[`${code}.deviation`] = deviation;
    facts[`${code}.severity`] = !off ? 'met' : deviation < -0.1 ? 'critical' : deviation < -0.05 ? 'warning' : 'watch';
    facts[`${code}.significant`] = deviation < -0.04;
    facts[`${code}.signal`] = deviation < -0.06;
    facts[`${code}.trend`] = Math.floor(3 * chance(subject, place, 2)) - 1;
    facts[`${code}.periodsOff`] = off ? 1 + Math.floor(4 * chance(subject, place, 3)) : 0;
  }
  facts['subject.tenureMonths'] = Math.floor(120 * chance(subject, 77));
  facts['training.pending'] = chance(subject, 78) < 0.7 ? 0 : 1;
  facts['training.completed'] = Math.floor(5 * chance(subject, 79));
  facts['open.improvements'] = 0;
  facts['open.assignments'] = 0;
  return facts;
}
