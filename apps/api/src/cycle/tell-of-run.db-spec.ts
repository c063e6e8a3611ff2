import type { Role } from '@circolo/domain';
import { agreementFor } from '../testing/outcome-fixture';
import { heldTo, measured, ruled } from '../testing/measured-centre';
import { testDatabase, type TestDatabase } from '../testing/test-database';
import { testOrganisation } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';

let test: TestDatabase;
let cycle: TestCycle;

beforeAll(async () => {
  test = await testDatabase();
  cycle = await testCycle(test.dataSource, test.url);
  await testOrganisation(test.dataSource);
  await agreementFor(test.dataSource, cycle.by.personId, ['trainer']);
  for (const kind of ['agent', 'team']) {
    await heldTo(test.dataSource, kind, 'RES', 0.8);
    await ruled(test.dataSource, {
      name: `Risoluzione bassa (${kind})`,
      appliesTo: kind as 'agent' | 'team',
      periodKind: 'month',
      conditions: { all: [{ fact: 'RES.gap', operator: 'lessThan', value: 0 }] },
      outcome: kind === 'agent' ? { kind: 'training', course: 'Chiusura del contatto' } : { kind: 'improvement', title: 'Richiamo' },
    });
  }
});
afterAll(async () => {
  await cycle.close();
  await test.close();
});

async function person(name: string, ...roles: Role[]): Promise<string> {
  const [added] = await test.dataSource.query<{ id: string }[]>('insert into person (name, roles) values ($1, $2) returning id', [
    name,
    roles,
  ]);
  return added!.id;
}
/** Who was told of what since the last look. */
let seen = 0;
async function told(): Promise<readonly string[]> {
  const rows = await test.dataSource.query<{ key: number; line: string }[]>(
    `select n.key, p.name || ': ' || n.cause || coalesce(' ' || (n.details->>'count'), '') as line
     from notification n join person p on p.id = n.person_id where n.key > $1 order by line`,
    [seen],
  );
  seen = Math.max(seen, ...rows.map(({ key }) => key));
  return rows.map(({ line }) => line);
}
const resolved = (team: number, ...agents: number[]) =>
  measured(test.dataSource, [
    { kind: 'team', code: 'nord', day: '2026-10-05', contacts: 100, resolved: team },
    ...agents.map((one, place) => ({ kind: 'agent' as const, code: `a${place}`, day: '2026-10-05', contacts: 100, resolved: one })),
  ]);

it('tells each what a run asks of them, once a run; what it withdraws, to whom it was asked; what it puts in doubt, to its owner', async () => {
  const [, , corrado] = [await person('Elvira', 'care-manager'), await person('Ilaria', 'marketing'), await person('Corrado', 'trainer')];
  await person('Fausto', 'hr');
  await person('Tiziana', 'trainer', 'care-manager');
  await test.dataSource.query(`update person set roles = '{hr}' where id = $1`, [cycle.by.personId]);

  await resolved(50, 50, 60, 90);
  const run = await cycle.turn('2026-10', 3);
  expect(run.state).toBe('completed');
  expect(await told()).toEqual([
    'Corrado: training-proposed 2',
    'Elvira: improvement-to-sign 1',
    'Elvira: run-completed',
    'Ilaria: improvement-to-sign 1',
    'Marta Ferri: run-completed',
    'Tiziana: improvement-to-sign 1',
    'Tiziana: run-completed',
    'Tiziana: training-proposed 2',
  ]);

  // Corrado has accepted the first; then both agents turn out well, and the team too.
  await test.dataSource.query(
    `update training_assignment set state = 'assigned', trainer = $1 where subject_key = (select key from subject where code = 'a0')`,
    [corrado],
  );
  await resolved(95, 90, 90, 90);
  await cycle.turn('2026-10');
  expect(await told()).toEqual([
    'Corrado: training-basis-changed 1',
    'Corrado: training-withdrawn 1',
    'Elvira: improvement-withdrawn 1',
    'Elvira: run-completed',
    'Ilaria: improvement-withdrawn 1',
    'Marta Ferri: run-completed',
    'Tiziana: improvement-withdrawn 1',
    'Tiziana: run-completed',
    'Tiziana: training-withdrawn 1',
  ]);

  // Nothing has changed: there is nothing to tell but that it ran.
  await cycle.turn('2026-10');
  expect(await told()).toEqual(['Elvira: run-completed', 'Marta Ferri: run-completed', 'Tiziana: run-completed']);
});

it('tells of single agents those alone to whom the agreement opens them', async () => {
  await agreementFor(test.dataSource, cycle.by.personId, ['hr']);
  await resolved(95, 50, 50, 50);
  await cycle.turn('2026-10');
  expect((await told()).filter((line) => !line.includes('run-'))).toEqual([]);
});

it('tells each time that a run stops, who asked for it and the care managers', async () => {
  const run = await cycle.runs.start('2026-10', cycle.by);
  await cycle.controls.fail(run.id, { code: 'failed', details: {}, step: 'measure' });
  await cycle.controls.fail(run.id, { code: 'failed', details: {}, step: 'measure' });
  expect(await told()).toEqual(['Elvira: run-failed', 'Marta Ferri: run-failed', 'Tiziana: run-failed']);
  await cycle.controls.resume(run.id, cycle.by);
  await cycle.controls.fail(run.id, { code: 'failed', details: {}, step: 'measure' });
  expect((await told()).length).toBe(3);
});
