import { parsePeriod } from '@circolo/domain';
import { type TestImports, testImports } from '../testing/imported-file';
import { measured, ruled, type TestFigures } from '../testing/measured-centre';
import { agreementFor } from '../testing/outcome-fixture';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { type TestCycle, testCycle } from '../testing/turn-cycle';
import { subjectFacts } from './subject-facts';

const STAFF = [
  'externalId,agent,hiredOn,leftOn',
  '1,anna,2026-05-01,',
  '2,bruno,2019-01-07,2021-06-30',
  '3,bruno,2026-10-31,',
  '4,carla,2020-02-01,2026-09-30',
  '5,dario,2026-11-01,',
].join('\n');
const AGENTS = ['anna', 'bruno', 'carla', 'dario', 'elena'];

let test: TestDatabase;
let imports: TestImports;
let cycle: TestCycle;
beforeEach(async () => {
  test = await testDatabase();
  imports = await testImports(test.dataSource);
  cycle = await testCycle(test.dataSource, test.url);
  const figures = AGENTS.map((code): TestFigures => ({ kind: 'agent', code, day: '2026-10-05', contacts: 100, resolved: 80 }));
  await measured(test.dataSource, figures);
  const fields = Object.fromEntries(['externalId', 'agent', 'hiredOn', 'leftOn'].map((name) => [name, { column: name }]));
  await imports.read({ source: 'personale', fields }, STAFF, 'staff');
});
afterEach(async () => {
  await cycle.close();
  await imports.close();
  await test.close();
});

async function tenures(period: string): Promise<Record<string, unknown>> {
  const rows = await test.dataSource.query<{ key: number; code: string }[]>('select key, code from subject order by code');
  const asked = { period: { text: period, ...parsePeriod(period) }, subjectKeys: rows.map(({ key }) => key) };
  const facts = await subjectFacts.factsOf(test.dataSource, asked);
  const known = rows.map(({ key, code }) => [code, facts.get(key)!['subject.tenureMonths']] as const);
  return Object.fromEntries(known.filter(([, months]) => months !== undefined));
}

it('tells the months since the hiring that lasts on the period’s last day, and nothing of whom no record knows', async () => {
  expect(await tenures('2026-10')).toEqual({ anna: 5, bruno: 0 });
  expect(await tenures('2026-11')).toEqual({ anna: 6, bruno: 0, dario: 0 });
  expect(await tenures('2026-09')).toEqual({ anna: 4, carla: 79 });
  expect(await tenures('2021-06')).toEqual({ bruno: 29, carla: 16 });
});

it('lets a rule about tenure hold, fail, or not be evaluable', async () => {
  await agreementFor(test.dataSource, cycle.by.personId, ['care-manager']);
  await ruled(test.dataSource, {
    name: 'Nuovi da formare',
    appliesTo: 'agent',
    periodKind: 'month',
    conditions: { all: [{ fact: 'subject.tenureMonths', operator: 'lessThan', value: 3 }] },
    outcome: { kind: 'training', course: 'Accoglienza', indicator: 'RES' },
  });
  expect(await cycle.turn('2026-10')).toMatchObject({ state: 'completed' });
  const verdicts = await test.dataSource.query(
    'select s.code, v.verdict from run_verdict v join subject s on s.key = v.subject_key order by s.code',
  );
  expect(verdicts).toEqual([
    { code: 'anna', verdict: 'fails' },
    { code: 'bruno', verdict: 'holds' },
    { code: 'carla', verdict: 'not-evaluable' },
    { code: 'dario', verdict: 'not-evaluable' },
    { code: 'elena', verdict: 'not-evaluable' },
  ]);
});
