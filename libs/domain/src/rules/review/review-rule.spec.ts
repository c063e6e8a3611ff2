import fc from 'fast-check';
import { INDICATOR_LIST } from '../../indicators/catalogue';
import { randomConditions, randomFacts } from '../../testing/random-rules';
import { runs } from '../../testing/runs';
import { checkRule } from '../check-rule';
import { compileConditions } from '../compiled/compile';
import { leavesOf } from '../leaf';
import type { OperatorName } from '../operators';
import type { RuleOutcome } from '../outcomes';
import type { FactValue } from '../fact-value';
import type { Condition, GroupCondition, LeafCondition } from '../rule';
import { persistentVerdict } from '../persistence';
import type { Verdict } from '../verdict';
import { holdsOnlyWhere } from './containment';
import { type ReviewedRule, type RuleFinding, RULE_FINDING_CODES } from './finding';
import { type ReviewBasis, reviewRule } from './review-rule';
import { isBadSide, isCause } from './sides';
import { truthFindings } from './truth';

const leaf = (fact: string, operator: OperatorName, value: LeafCondition['value']): LeafCondition => ({ fact, operator, value });
const below = (value: number, fact = 'RES.value') => leaf(fact, 'lessThan', value);
const from = (value: number, fact = 'RES.value') => leaf(fact, 'greaterThanInclusive', value);
const above = (value: number, fact = 'RES.value') => leaf(fact, 'greaterThan', value);
let ids = 0;
const rule = (conditions: GroupCondition, kind: RuleOutcome['kind'] = 'training', some: Partial<ReviewedRule> = {}): ReviewedRule => {
  const id = `r${++ids}`;
  return { id, name: `Regola ${id}`, appliesTo: 'agent', periodKind: 'month', conditions, outcome: { kind }, ...some };
};
const nothing: ReviewBasis = { others: [], standing: { retired: new Set(), unfed: new Set() } };
const review = (one: ReviewedRule, ...others: readonly ReviewedRule[]) => reviewRule(one, { ...nothing, others });
const codesOf = (findings: readonly RuleFinding[]) => findings.map(({ code, pointer }) => `${pointer} ${code}`);
const whole = (conditions: GroupCondition) => ({ condition: conditions, pointer: '/conditions' });

describe('never and always', () => {
  test.each<[string, GroupCondition, readonly string[]]>([
    ['below and above', { all: [below(0.5), above(0.7)] }, [' never-true']],
    ['below and from the same', { all: [below(0.5), { not: below(0.5) }] }, [' never-true']],
    [
      'no severity is left',
      { all: [leaf('RES.severity', 'equal', 'met'), leaf('RES.severity', 'in', ['watch', 'critical'])] },
      [' never-true'],
    ],
    ['between two whole numbers', { all: [above(1, 'training.pending'), below(2, 'training.pending')] }, [' never-true']],
    ['one way or the other', { any: [below(0.5), from(0.5)] }, [' always-true']],
    ['any severity', { all: [leaf('RES.severity', 'notIn', ['met']), leaf('AHT.signal', 'equal', true)] }, []],
    ['not never', { not: { all: [below(0.5), above(0.5)] } }, [' always-true']],
    ['a dead branch', { any: [{ all: [below(0.5), above(0.7)] }, below(0.2)] }, ['/any/0 part-never-true']],
    ['a branch that says nothing', { all: [{ any: [below(0.5), from(0.4)] }, below(0.6)] }, ['/all/0 part-always-true']],
    [
      'a condition that says nothing',
      { all: [leaf('RES.severity', 'in', ['met', 'watch', 'warning', 'critical']), below(0.6)] },
      ['/all/0 part-always-true'],
    ],
    [
      'deep inside',
      { all: [below(0.9), { not: { any: [below(0.1), { all: [below(0.2), above(0.3)] }] } }] },
      ['/all/1/not/any/1 part-never-true'],
    ],
    ['two texts at once', { all: [leaf('subject.team', 'equal', 'a'), leaf('subject.team', 'equal', 'b')] }, [' never-true']],
    ['a text and not that text', { any: [leaf('subject.team', 'equal', 'a'), leaf('subject.team', 'notEqual', 'a')] }, [' always-true']],
  ])('%s', (_case, conditions, expected) => {
    expect(codesOf(review(rule(conditions)))).toEqual(expected.map((each) => `/conditions${each}`));
  });

  test('what is never true never fires, and what is always true never fails', () => {
    const found = { 'never-true': 0, 'always-true': 0 };
    fc.assert(
      fc.property(randomConditions(4), fc.array(randomFacts({ missing: true }), { minLength: 8, maxLength: 8 }), (conditions, all) => {
        const [finding] = truthFindings(whole(conditions));
        if (finding?.code !== 'never-true' && finding?.code !== 'always-true') return;
        found[finding.code] += 1;
        const { verdictOf } = compileConditions(conditions);
        for (const facts of all) expect(verdictOf(facts)).not.toBe(finding.code === 'never-true' ? 'holds' : 'fails');
      }),
      runs(20_000),
    );
    for (const count of Object.values(found)) expect(count).toBeGreaterThan(10);
  });
});

describe('the same as another, or inside of it', () => {
  const low = rule({ all: [below(0.7), leaf('training.pending', 'equal', 0)] });

  test.each<[string, GroupCondition, string]>([
    ['in other words', { not: { any: [from(0.7), { not: leaf('training.pending', 'in', [0]) }] } }, 'same-as-rule'],
    ['stricter', { all: [below(0.6), leaf('training.pending', 'equal', 0)] }, 'contained-in-rule'],
    [
      'with one condition more',
      { all: [below(0.7), leaf('training.pending', 'equal', 0), leaf('RES.signal', 'equal', true)] },
      'contained-in-rule',
    ],
    ['wider', { any: [below(0.7), leaf('AHT.signal', 'equal', true)] }, 'contains-rule'],
  ])('%s', (_case, conditions, code) => {
    expect(review(rule(conditions), low)).toEqual([
      { code, weight: 'warning', pointer: '/conditions', details: { rule: { id: low.id, name: low.name } } },
    ]);
  });

  test('not when the other asks for something else, or is about others, or never holds, or is the rule itself', () => {
    const stricter = { all: [below(0.6), leaf('training.pending', 'equal', 0)] };
    expect(review(rule(stricter, 'improvement'), low)).toEqual([]);
    expect(review(rule(stricter, 'training', { appliesTo: 'team' }), low)).toEqual([]);
    expect(review(rule(stricter, 'training', { periodKind: 'week' }), low)).toEqual([]);
    expect(review({ ...rule(stricter), id: low.id }, low)).toEqual([]);
    expect(codesOf(review(rule({ all: [below(0.1), above(0.2)] }), low))).toEqual(['/conditions never-true']);
    expect(review(low, rule({ all: [below(0.1), above(0.2)] }))).toEqual([]);
  });

  test('what is contained holds only where the other does', () => {
    let found = 0;
    fc.assert(
      fc.property(
        randomConditions(3),
        randomConditions(3),
        fc.array(randomFacts({ missing: true }), { minLength: 8, maxLength: 8 }),
        (one, other, all) => {
          const pairs: readonly (readonly [Condition, Condition])[] = [
            [one, other],
            [{ all: [one, other] }, other],
            [one, { any: [one, other] }],
          ];
          for (const [inner, outer] of pairs) {
            if (!holdsOnlyWhere(inner, outer)) continue;
            found += 1;
            const [a, b] = [compileConditions(inner as GroupCondition), compileConditions(outer as GroupCondition)];
            for (const facts of all) if (a.verdictOf(facts) === 'holds') expect(b.verdictOf(facts)).toBe('holds');
          }
        },
      ),
      runs(10_000),
    );
    expect(found).toBeGreaterThan(1_000);
  });
});

describe('reward and need for one cause', () => {
  const reward = rule({ all: [from(0.6), leaf('RES.sample', 'greaterThanInclusive', 30)] }, 'bonus');

  test('limits that cross are told, from either side, with where', () => {
    const need = rule({ all: [below(0.7)] });
    const overlap = [[from(0.6), below(0.7)]];
    expect(review(need, reward)).toEqual([
      {
        code: 'contradicts-rule',
        weight: 'warning',
        pointer: '/conditions',
        details: { rule: { id: reward.id, name: reward.name }, fact: 'RES.value', overlap },
      },
    ]);
    expect(codesOf(review(reward, need))).toEqual(['/conditions contradicts-rule']);
    expect(codesOf(review(reward, rule({ all: [below(0.7)] }, 'improvement')))).toEqual(['/conditions contradicts-rule']);
  });

  test.each<[string, GroupCondition, GroupCondition]>([
    ['severities', { all: [leaf('RES.severity', 'in', ['met', 'watch'])] }, { all: [leaf('RES.severity', 'notEqual', 'met')] }],
    ['less is better', { all: [below(400, 'ASA.value')] }, { all: [above(300, 'ASA.value')] }],
    ['periods off', { all: [below(3, 'RES.periodsOff')] }, { all: [above(1, 'RES.periodsOff')] }],
    ['a reward for what is bad', { all: [below(0.7)] }, { all: [below(0.6)] }],
    ['in one branch', { any: [from(0.5), leaf('AHT.signal', 'equal', false)] }, { any: [below(0.6), leaf('AHT.signal', 'equal', true)] }],
  ])('%s', (_case, rewarded, needing) => {
    expect(codesOf(review(rule(needing), rule(rewarded, 'bonus')))).toEqual(['/conditions contradicts-rule']);
  });

  test.each<[string, GroupCondition, GroupCondition]>([
    ['limits that meet', { all: [from(0.7)] }, { all: [below(0.7)] }],
    ['another cause', { all: [from(4, 'CSAT_M.value')] }, { all: [below(0.7)] }],
    ['the same cause told by another figure', { all: [from(0.7)] }, { all: [below(-0.1, 'RES.gap')] }],
    ['training for those who do well', { all: [from(0.7)] }, { all: [above(0.9)] }],
    ['in the middle of the scale', { all: [from(0.7)] }, { all: [above(0.6), below(0.8)] }],
    [
      'met and off at once',
      { all: [leaf('RES.severity', 'equal', 'met'), below(3, 'RES.trend')] },
      { all: [below(0, 'RES.gap'), below(1, 'RES.trend')] },
    ],
    ['a guard is no cause', { all: [from(30, 'RES.sample')] }, { all: [below(90, 'RES.sample')] }],
    ['an indicator without a good side', { all: [from(10, 'VOL.value')] }, { all: [below(90, 'VOL.value')] }],
    ['what cannot be told', { all: [from(0.6)] }, { all: [below(0.7), leaf('FCR.gap', 'equal', 1)] }],
  ])('silent: %s', (_case, rewarded, needing) => {
    const bonus = rule(rewarded, 'bonus');
    expect(codesOf(review(rule(needing), bonus)).filter((each) => each.includes('contradicts'))).toEqual([]);
    expect(review(rule({ all: [below(0.7)] }), rule({ any: [below(0.8), leaf('AHT.signal', 'equal', true)] }, 'improvement'))).toEqual([]);
  });

  test('which facts judge, and on which side they are bad', () => {
    expect(['RES.value', 'RES.severity', 'RES.sample', 'RES.target', 'training.pending', 'RES.constructor'].map(isCause)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(isBadSide('subject.team', { kind: 'words', words: ['a'], but: false, missing: false })).toBe(false);
  });
});

describe('steps of a ladder', () => {
  const between = (low: number, high: number) => rule({ all: [from(low), below(high)] });
  const finding = (code: string, other: ReviewedRule, where: object) => ({
    code,
    weight: 'hint',
    pointer: '/conditions',
    details: { rule: { id: other.id, name: other.name }, fact: 'RES.value', ...where },
  });

  test('values that are left out, and values on two steps', () => {
    const [lowest, middle] = [rule({ all: [below(0.5)] }), between(0.6, 0.8)];
    expect(review(lowest, middle)).toEqual([finding('thresholds-gap', middle, { gap: [[from(0.5), below(0.6)]] })]);
    expect(review(middle, lowest)).toEqual([finding('thresholds-gap', lowest, { gap: [[from(0.5), below(0.6)]] })]);
    const crossing = between(0.4, 0.7);
    expect(review(lowest, crossing)).toEqual([finding('thresholds-overlap', crossing, { overlap: [[from(0.4), below(0.5)]] })]);
  });

  test('one value that is on neither side is told, whatever the rules ask for', () => {
    const [low, high] = [rule({ all: [below(0.5)] }), rule({ all: [above(0.5)] }, 'bonus')];
    expect(review(low, high)).toEqual([finding('thresholds-gap', high, { gap: [[leaf('RES.value', 'equal', 0.5)]] })]);
  });

  test('what other rules fill is no gap, and half of it is', () => {
    const [low, high, filling, half] = [rule({ all: [below(0.5)] }), between(0.7, 0.9), between(0.5, 0.7), between(0.6, 0.7)];
    expect(review(low, high, filling)).toEqual([]);
    expect(review(low, high, half)).toEqual([
      finding('thresholds-gap', high, { gap: [[from(0.5), below(0.6)]] }),
      finding('thresholds-gap', half, { gap: [[from(0.5), below(0.6)]] }),
    ]);
  });

  test.each<[string, ReviewedRule, ReviewedRule]>([
    ['steps that meet', between(0.2, 0.4), between(0.4, 0.6)],
    [
      'whole numbers that follow',
      rule({ all: [below(3, 'RES.periodsOff')] }),
      rule({ all: [from(3, 'RES.periodsOff'), below(6, 'RES.periodsOff')] }),
    ],
    ['the two ends of a scale', rule({ all: [below(0.5)] }), rule({ all: [from(0.9)] })],
    ['a reward above and training below', rule({ all: [below(0.5)] }), rule({ all: [from(0.6), below(0.9)] }, 'bonus')],
    ['other conditions too', rule({ all: [below(0.5), leaf('RES.signal', 'equal', true)] }), between(0.6, 0.7)],
    [
      'two facts that differ',
      rule({ all: [below(0.5), below(1, 'RES.trend')] }),
      rule({ all: [from(0.6), below(0.7), below(0, 'RES.trend')] }),
    ],
    ['severities', rule({ all: [leaf('RES.severity', 'equal', 'watch')] }), rule({ all: [leaf('RES.severity', 'equal', 'critical')] })],
    ['several stretches', rule({ all: [leaf('RES.value', 'notEqual', 0.5)] }, 'improvement'), between(0.6, 0.7)],
    ['several branches', rule({ any: [below(0.5), below(0, 'RES.trend')] }), between(0.6, 0.7)],
    ['one inside of the other, for something else', rule({ all: [below(0.5)] }, 'improvement'), between(0.1, 0.2)],
    ['another subject', rule({ all: [below(0.5)] }, 'training', { appliesTo: 'team' }), between(0.6, 0.8)],
  ])('silent: %s', (_case, one, other) => {
    expect(review(one, other)).toEqual([]);
  });

  test('a contradiction is not told as an overlap too', () => {
    const reward = rule({ all: [from(0.4), below(0.9)] }, 'bonus');
    expect(codesOf(review(rule({ all: [below(0.5)] }), reward))).toEqual(['/conditions contradicts-rule']);
  });
});

describe('facts and units', () => {
  test('facts that are unknown, retired or not fed', () => {
    const standing = { retired: new Set(['RES.value']), unfed: new Set(['CSAT_M.value']) };
    const one = rule({ any: [below(0.5), { not: below(3, 'CSAT_M.value') }, below(0, 'FCR.gap'), below(0, 'AHT.gap')] });
    expect(reviewRule(one, { others: [], standing })).toEqual([
      { code: 'fact-retired', weight: 'error', pointer: '/conditions/any/0/fact', details: { fact: 'RES.value' } },
      { code: 'fact-unfed', weight: 'warning', pointer: '/conditions/any/1/not/fact', details: { fact: 'CSAT_M.value' } },
      { code: 'fact-unknown', weight: 'error', pointer: '/conditions/any/2/fact', details: { fact: 'FCR.gap' } },
    ]);
  });

  test.each<[string, FactValue, number | null]>([
    ['RES.value', 70, 0.7],
    ['RES.value', -0.5, -0.005],
    ['RES.target', 500, null],
    ['RES.gap', -5, -0.05],
    ['AHT.deviation', -10, -0.1],
    ['NPS.value', 140, null],
    ['AHT.value', -3, null],
    ['training.pending', -1, null],
  ])('%s held to %j', (fact, value, likely) => {
    const conditions = { all: [leaf(fact, 'lessThan', value), leaf('AHT.signal', 'equal', true)] };
    const findings = review(rule(conditions)).filter(({ code }) => code === 'units-mixed');
    const believed = likely === -0.005 ? null : likely;
    expect(findings).toMatchObject([{ pointer: '/conditions/all/0/value', details: { fact, value, likely: believed } }]);
  });

  test('each value of a list; and what its value makes of the condition is not told again', () => {
    const listed = { all: [leaf('RES.value', 'in', [0.5, 80]), leaf('AHT.signal', 'equal', true)] };
    expect(codesOf(review(rule(listed)))).toEqual(['/conditions/all/0/value units-mixed']);
    const all = { all: [below(80), leaf('AHT.signal', 'equal', true)] };
    expect(codesOf(review(rule(all)))).toEqual(['/conditions/all/0/value units-mixed']);
  });

  test('one figure as a gap and as a deviation', () => {
    const both = { all: [below(-0.05, 'RES.gap'), { any: [leaf('RES.gap', 'lessThan', -0.1), leaf('RES.deviation', 'lessThan', -0.1)] }] };
    expect(review(rule(both))).toEqual([
      { code: 'gap-and-deviation', weight: 'hint', pointer: '/conditions/all/1', details: { indicator: 'RES', value: -0.1 } },
    ]);
    expect(
      review(rule({ all: [below(-0.05, 'RES.gap'), below(-0.05, 'AHT.deviation'), below(0, 'ANS.gap'), below(0, 'ANS.deviation')] })),
    ).toEqual([]);
  });
});

/** Rules as a service would have them, for one indicator and kind of subject: a ladder of limits, training, improvement, reward. */
const soundRules = fc
  .record({
    code: fc
      .constantFrom(...INDICATOR_LIST.filter(({ formula, direction }) => formula.kind === 'proportion' && direction === 'up'))
      .map(({ code }) => code),
    appliesTo: fc.constantFrom<ReviewedRule['appliesTo']>('agent', 'team'),
    periodKind: fc.constantFrom<ReviewedRule['periodKind']>('month', 'quarter'),
    limits: fc
      .uniqueArray(fc.integer({ min: 5, max: 95 }), { minLength: 3, maxLength: 3 })
      .map((all) => all.toSorted((a, b) => a - b).map((each) => each / 100)),
    off: fc.integer({ min: 2, max: 5 }),
    team: fc.constantFrom('tributi', 'anagrafe'),
  })
  .map(({ code, appliesTo, periodKind, limits, off, team }): readonly ReviewedRule[] => {
    const [first, second, third] = limits as [number, number, number];
    const of = (part: string, operator: OperatorName, value: LeafCondition['value']) => leaf(`${code}.${part}`, operator, value);
    const same = { appliesTo, periodKind };
    const idle = leaf('training.pending', 'equal', 0);
    return [
      rule({ all: [of('value', 'lessThan', first), of('sample', 'greaterThanInclusive', 30), idle] }, 'training', same),
      rule(
        {
          all: [
            of('value', 'greaterThanInclusive', first),
            of('value', 'lessThan', second),
            of('sample', 'greaterThanInclusive', 30),
            idle,
          ],
        },
        'training',
        same,
      ),
      rule(
        {
          all: [of('value', 'greaterThanInclusive', third), of('sample', 'greaterThanInclusive', 30), { not: of('signal', 'equal', true) }],
        },
        'bonus',
        same,
      ),
      rule(
        { all: [of('severity', 'in', ['warning', 'critical']), of('signal', 'equal', true), leaf('open.improvements', 'equal', 0)] },
        'improvement',
        same,
      ),
      rule(
        {
          all: [
            { any: [of('deviation', 'lessThanInclusive', -0.1), of('periodsOff', 'greaterThanInclusive', off)] },
            leaf('subject.team', 'notEqual', team),
          ],
        },
        'improvement',
        same,
      ),
      rule(
        { all: [of('severity', 'equal', 'met'), of('trend', 'greaterThan', 0), leaf('subject.tenureMonths', 'greaterThan', 6)] },
        'bonus',
        same,
      ),
      rule(
        { any: [of('gap', 'lessThanInclusive', -first), { all: [of('trend', 'equal', -1), of('severity', 'notEqual', 'met')] }] },
        'training',
        same,
      ),
    ];
  });

test('silent on sound rules, two hundred and more of them', () => {
  let seen = 0;
  fc.assert(
    fc.property(soundRules, (rules) => {
      for (const each of rules) {
        seen += 1;
        expect(checkRule({ ...each })).toEqual([]);
        expect(reviewRule(each, { ...nothing, others: rules })).toEqual([]);
      }
    }),
    runs(500),
  );
  expect(seen).toBeGreaterThanOrEqual(200);
});

test('whatever the rules, what is found is data, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.array(randomConditions(3), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('training', 'bonus', 'improvement'),
      (all, kind) => {
        const rules = all.map((conditions, index) => rule(conditions, index === 0 ? kind : 'training'));
        for (const { code, pointer, details, weight } of review(rules[0]!, ...rules)) {
          expect(RULE_FINDING_CODES).toContain(code);
          expect(['error', 'warning', 'hint']).toContain(weight);
          expect(pointer).toMatch(/^\/conditions/);
          expect(JSON.parse(JSON.stringify(details))).toEqual(details);
        }
        expect(leavesOf(all[0]!).length).toBeGreaterThan(0);
      },
    ),
    runs(2_000),
  );
});

describe('rules that ask for some time, beside one another', () => {
  const lasting = (times: number, periods: number) => rule({ all: [below(0.5)] }, 'training', { persistence: { times, periods } });
  const once = rule({ all: [below(0.5)] });
  test.each<[ReviewedRule, ReviewedRule, string]>([
    [lasting(2, 3), lasting(2, 3), 'same-as-rule'],
    [lasting(2, 3), once, 'contained-in-rule'],
    [once, lasting(2, 3), 'contains-rule'],
    [lasting(3, 3), lasting(2, 3), 'contained-in-rule'],
    [lasting(1, 3), once, 'same-as-rule'],
  ])('%j beside %j', (one, other, code) => expect(review(one, other).map((finding) => finding.code)).toEqual([code]));

  test('nothing is said where neither lasts wherever the other does', () => {
    expect(review(lasting(2, 2), lasting(3, 6))).toEqual([]);
  });

  test('what is said is so over every history', () => {
    const verdicts = fc.array(fc.constantFrom<Verdict | null>('holds', 'fails', 'not-evaluable', null), { minLength: 5, maxLength: 5 });
    const times = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(times, times, times, times, verdicts, (a, b, c, d, history) => {
        const [one, other] = [lasting(Math.min(a, b), Math.max(a, b)), lasting(Math.min(c, d), Math.max(c, d))];
        const codes = review(one, other).map(({ code }) => code);
        const [first, second] = [one, other].map((each) => persistentVerdict(each.persistence!, history) === 'holds');
        if (codes.includes('same-as-rule')) expect(first).toBe(second);
        if (codes.includes('contained-in-rule') && first) expect(second).toBe(true);
        if (codes.includes('contains-rule') && second) expect(first).toBe(true);
      }),
      runs(2_000),
    );
  });
});
