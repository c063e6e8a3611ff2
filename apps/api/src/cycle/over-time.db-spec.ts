import fc from 'fast-check';
import { compileConditions, type Facts, persistentVerdict, type Verdict } from '@circolo/domain';
import { measured, ruled, type TestFigures } from '../testing/measured-centre';
import { agreementFor } from '../testing/outcome-fixture';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testOrganisation } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';

let test: TestDatabase;
let cycle: TestCycle;
beforeEach(async () => {
  test = await testDatabase();
  cycle = await testCycle(test.dataSource, test.url);
  await testOrganisation(test.dataSource);
});
afterEach(async () => {
  await cycle.close();
  await test.close();
});

const low = { all: [{ fact: 'RES.value', operator: 'lessThan', value: 0.7 }] } as const;
const team = (code: string, month: string, resolved: number, contacts = 100): TestFigures => ({
  kind: 'team',
  code,
  day: `${month}-05`,
  contacts,
  resolved,
});
const training = (name: string) => ({
  name,
  appliesTo: 'team' as const,
  periodKind: 'month' as const,
  conditions: low,
  outcome: { kind: 'training' as const, course: name },
});

const VERDICTS = `
  select r.period, r.number, s.code, v.verdict, v.because->'earlier' as earlier
  from run_verdict v join evaluation_run r on r.key = v.run_key join subject s on s.key = v.subject_key order by r.key, s.code, v.rule_id`;
const OUTCOMES = `
  select o.period, s.code, v.name, o.state, o.silence, o.earlier, by.period as by
  from outcome o join subject s on s.key = o.subject_key join rule_version v on v.rule_id = o.rule_id
    left join outcome by on by.id = o.suppressed_by
  order by o.period, s.code, v.name`;
type OutcomeRow = { period: string; code: string; name: string; state: string; silence: string | null; by: string | null };
const outcomes = async () =>
  (await test.dataSource.query<OutcomeRow[]>(OUTCOMES)).map(({ period, code, name, state, silence, by }) =>
    [period, code, name, state, ...(silence ? [silence] : []), ...(by ? [by] : [])].join(' '),
  );

/** What a run kept of one rule, whatever its keys are. */
const KEPT = `
  select md5(string_agg(line, E'\\n' order by line)) as sum from (
    select concat_ws(' ', s.code, v.rule_id, v.verdict, v.because, f.facts) as line
    from run_verdict v join evaluation_run r on r.key = v.run_key join subject s on s.key = v.subject_key
      join run_facts f on f.run_key = v.run_key and f.subject_key = v.subject_key
    where r.period = $1 and r.number = $2) lines`;
const kept = async (period: string, number: number) => (await test.dataSource.query<{ sum: string }[]>(KEPT, [period, number]))[0]!.sum;

it('says over random histories what the domain says of them, and the same again to the byte', async () => {
  const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'];
  const codes = Array.from({ length: 40 }, (_, place) => `t${String(place).padStart(2, '0')}`);
  // Well or badly, of too few to tell, or not measured at all.
  const figures = fc.sample(fc.array(fc.constantFrom(90, 50, 'few', null), { minLength: 40, maxLength: 40 }), { numRuns: 6, seed: 17 });
  await measured(
    test.dataSource,
    months.flatMap((month, place) =>
      codes.flatMap((code, each) => {
        const figure = figures[place]![each]!;
        return figure === null ? [] : [typeof figure === 'number' ? team(code, month, figure) : team(code, month, 3, 5)];
      }),
    ),
  );
  const persistence = { times: 2, periods: 4 };
  const rule = await ruled(test.dataSource, { ...training('Corso'), persistence });
  // May is never evaluated.
  const evaluated = months.filter((month) => month !== '2026-05');
  for (const month of evaluated) expect(await cycle.turn(month)).toMatchObject({ state: 'completed' });

  const { verdictOf } = compileConditions(low);
  const facts = await test.dataSource.query<{ period: string; code: string; facts: Facts }[]>(
    `select r.period, s.code, f.facts from run_facts f join evaluation_run r on r.key = f.run_key join subject s on s.key = f.subject_key where s.kind = 'team'`,
  );
  const said = new Map(facts.map((row) => [`${row.period} ${row.code}`, verdictOf(row.facts)]));
  const expected = evaluated.flatMap((period) =>
    codes.flatMap((code) => {
      const place = months.indexOf(period);
      const history = Array.from({ length: 4 }, (_, ago) => said.get(`${months[place - ago]} ${code}`) ?? null);
      const { earlier, verdict } = { earlier: history.slice(1), verdict: persistentVerdict(persistence, history) };
      return said.has(`${period} ${code}`) ? [{ period, number: 1, code, verdict, earlier }] : [];
    }),
  );
  expect(await test.dataSource.query(VERDICTS)).toEqual(expected);
  const verdicts = new Set<Verdict>(expected.map(({ verdict }) => verdict));
  expect(verdicts).toEqual(new Set(['holds', 'fails', 'not-evaluable']));

  const asked = await test.dataSource.query<{ period: string; code: string; earlier: unknown }[]>(OUTCOMES);
  const held = expected.filter(({ verdict }) => verdict === 'holds');
  expect(asked.map(({ period, code, earlier }) => ({ period, code, earlier }))).toEqual(
    held.map(({ period, code, earlier }) => ({ period, code, earlier })),
  );
  const last = expected.filter(({ period }) => period === '2026-08');
  const count = (verdict: Verdict) => last.filter((one) => one.verdict === verdict).length;
  expect(await test.dataSource.query('select * from rule_last_period')).toMatchObject([
    {
      rule_id: rule,
      period: '2026-08',
      number: 1,
      held: count('holds'),
      failed: count('fails'),
      not_evaluable: count('not-evaluable'),
      proposed: asked.filter((one) => one.period === '2026-08' && (one as unknown as OutcomeRow).state === 'proposed').length,
      suppressed: asked.filter((one) => one.period === '2026-08' && (one as unknown as OutcomeRow).state === 'suppressed').length,
    },
  ]);

  const before = await outcomes();
  await cycle.turn('2026-07');
  await cycle.turn('2026-08', 3);
  for (const period of ['2026-07', '2026-08']) expect(await kept(period, 2)).toBe(await kept(period, 1));
  expect(await outcomes()).toEqual(before);
}, 120_000);

it('looks at the runs that were finished when it began, whatever is evaluated again meanwhile', async () => {
  await measured(test.dataSource, [team('a', '2026-09', 90), team('a', '2026-10', 50)]);
  await ruled(test.dataSource, { ...training('Corso'), persistence: { times: 2, periods: 2 } });
  await cycle.turn('2026-09');
  const { id } = await cycle.runs.start('2026-10', cycle.by);
  await cycle.beginning.begin(id);
  await measured(test.dataSource, [team('a', '2026-09', 50)]);
  await cycle.turn('2026-09');
  await cycle.finish(id);
  const verdicts = () =>
    test.dataSource.query<{ verdict: string }[]>(`${VERDICTS.replace('order by', `where r.period = '2026-10' order by`)}`);
  expect((await verdicts()).map(({ verdict }) => verdict)).toEqual(['fails']);
  await cycle.turn('2026-10');
  expect((await verdicts()).map(({ verdict }) => verdict)).toEqual(['fails', 'holds']);
});

it('does not look at what was measured of agents before the agreement opens them', async () => {
  const agent = (month: string) => ({ ...team('anna', month, 50), kind: 'agent' as const });
  await measured(test.dataSource, [agent('2026-09'), agent('2026-10')]);
  await agreementFor(test.dataSource, cycle.by.personId, ['care-manager']);
  await ruled(test.dataSource, { ...training('Corso'), appliesTo: 'agent', persistence: { times: 2, periods: 2 } });
  await cycle.turn('2026-09');
  await cycle.turn('2026-10');
  await test.dataSource.query(
    `insert into monitoring_agreement (revision, kind, number, date, scope, indicators, purposes, roles, valid_from, recorded_by, recorded_at)
     select revision + 1, kind, number, date, scope, indicators, purposes, roles, '2026-10-01', recorded_by, now() from monitoring_agreement`,
  );
  await cycle.turn('2026-10');
  expect(await test.dataSource.query(`${VERDICTS.replace('order by', `where r.period = '2026-10' order by`)}`)).toMatchObject([
    { number: 1, verdict: 'holds', earlier: ['holds'] },
    { number: 2, verdict: 'not-evaluable', earlier: [null] },
  ]);
});

it('asks no more of one subject than the dose of a rule says, and says why it holds its peace', async () => {
  const months = ['2026-06', '2026-07', '2026-08', '2026-09'];
  await measured(
    test.dataSource,
    months.map((month) => team('a', month, 50)),
  );
  await ruled(test.dataSource, { ...training('Corso'), dose: { coolDownPeriods: 2, oneTrainingAtATime: true } });
  await ruled(test.dataSource, { ...training('Secondo'), dose: { coolDownPeriods: 0, oneTrainingAtATime: true } });
  const done = () => test.dataSource.query(`update training_assignment set state = 'completed' where state = 'proposed'`);

  await cycle.turn('2026-06');
  expect(await outcomes()).toEqual(['2026-06 a Corso proposed', '2026-06 a Secondo suppressed training-pending']);
  await cycle.turn('2026-06');
  expect(await outcomes()).toEqual(['2026-06 a Corso proposed', '2026-06 a Secondo suppressed training-pending']);

  await cycle.turn('2026-07');
  expect((await outcomes()).slice(2)).toEqual([
    '2026-07 a Corso suppressed earlier-open 2026-06',
    '2026-07 a Secondo suppressed training-pending 2026-06',
  ]);
  await done();
  await cycle.turn('2026-08');
  expect((await outcomes()).slice(4)).toEqual(['2026-08 a Corso suppressed cool-down 2026-06', '2026-08 a Secondo proposed']);
  await done();
  await cycle.turn('2026-09');
  expect((await outcomes()).slice(6)).toEqual(['2026-09 a Corso proposed', '2026-09 a Secondo suppressed training-pending']);
  expect(await test.dataSource.query(`select course, state from training_assignment order by created_at`)).toEqual([
    { course: 'Corso', state: 'completed' },
    { course: 'Secondo', state: 'completed' },
    { course: 'Corso', state: 'proposed' },
  ]);
});

it('trains who was waiting when the training that stood in the way no longer holds', async () => {
  await measured(test.dataSource, [team('a', '2026-06', 50)]);
  const falling = { all: [{ fact: 'RES.value', operator: 'lessThan', value: 0.6 }] } as const;
  const dose = { coolDownPeriods: 0, oneTrainingAtATime: true };
  await ruled(test.dataSource, { ...training('Corso'), conditions: falling, dose });
  await cycle.turn('2026-06');
  await ruled(test.dataSource, { ...training('Nuovo'), dose });
  await measured(test.dataSource, [team('a', '2026-06', 65)]);
  await cycle.turn('2026-06');
  expect(await outcomes()).toEqual(['2026-06 a Corso withdrawn', '2026-06 a Nuovo proposed']);
});

it('cannot tell what a rule asks of an indicator that is gone, and says which', async () => {
  await measured(test.dataSource, [team('a', '2026-06', 50)]);
  const gone = { fact: 'GONE.value', operator: 'lessThan', value: 1 } as const;
  await ruled(test.dataSource, { ...training('Corso'), conditions: { all: [...low.all, gone] } });
  await cycle.turn('2026-06');
  expect(await test.dataSource.query('select verdict, because from run_verdict')).toEqual([
    { verdict: 'not-evaluable', because: { told: [2 | (1 << 2)], met: [0.5, null] } },
  ]);
  expect(await outcomes()).toEqual([]);
});
