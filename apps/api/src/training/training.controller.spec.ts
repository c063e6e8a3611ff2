import { parsePeriod } from '@circolo/domain';
import { agreementFor, outcomeOf } from '../testing/outcome-fixture';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { openWork, withdrawWork } from './training-work';
import { trainingFacts } from './training.reads';

let test: TestApp;
let trainer: Signed;

beforeAll(async () => {
  test = await testApp();
  trainer = await test.signIn('trainer');
  await test.dataSource.query(`insert into organisation (name) values ('Ente di prova') on conflict do nothing`);
});
beforeEach(() => agreementFor(test.dataSource, trainer.principal.personId, ['trainer', 'care-manager']));
afterAll(() => test.close());

async function proposed(personId?: string): Promise<{ id: string; outcomeId: string; subjectKey: number }> {
  const { outcomeId, subjectKey } = await outcomeOf(test.dataSource, 'training', { kind: 'agent', ...(personId ? { personId } : {}) });
  await openWork(test.dataSource, [outcomeId]);
  await openWork(test.dataSource, [outcomeId]);
  const rows = await test.dataSource.query<{ id: string }[]>('select id from training_assignment where outcome_id = $1', [outcomeId]);
  expect(rows).toHaveLength(1);
  return { id: rows[0]?.id ?? '', outcomeId, subjectKey };
}

const call = (who: Signed, method: 'GET' | 'POST', path: string, payload?: object) =>
  test.app.inject({ method, url: `/api/v1/training-assignments${path}`, ...(payload ? { payload } : {}), headers: { cookie: who.cookie } });
const at = (startsAt: string) => ({ startsAt, minutes: 60, place: 'Aula 2' });

it('is accepted, scheduled, attended and completed', async () => {
  const { id, subjectKey } = await proposed();
  expect((await call(trainer, 'POST', `/${id}/schedule`, at('2026-12-01T09:00:00.000Z'))).json()).toMatchObject({
    status: 409,
    code: 'not-in-this-state',
  });
  expect((await call(trainer, 'POST', `/${id}/acceptance`)).json()).toMatchObject({
    state: 'assigned',
    trainer: { id: trainer.principal.personId },
  });
  expect((await call(trainer, 'POST', `/${id}/schedule`, at('2026-12-01T09:00:00.000Z'))).json()).toMatchObject({
    state: 'scheduled',
    scheduledAt: '2026-12-01T09:00:00.000Z',
    endsAt: '2026-12-01T10:00:00.000Z',
    place: 'Aula 2',
  });
  const factsOf = (text = '2099') =>
    trainingFacts.factsOf(test.dataSource, { period: { text, ...parsePeriod(text) }, subjectKeys: [subjectKey] });
  expect((await factsOf()).get(subjectKey)).toEqual({ 'training.pending': 1, 'training.completed': 0, 'open.assignments': 1 });
  expect((await call(trainer, 'POST', `/${id}/attendance`, { attended: true })).json()).toMatchObject({ state: 'attended' });
  expect((await call(trainer, 'POST', `/${id}/completion`)).json()).toMatchObject({ state: 'completed' });
  expect((await factsOf()).get(subjectKey)).toEqual({ 'training.pending': 0, 'training.completed': 1, 'open.assignments': 0 });
  // It was asked for by October itself: October is not to be decided by what followed from it.
  expect((await factsOf('2026-10')).get(subjectKey)).toEqual({ 'training.pending': 0, 'training.completed': 0, 'open.assignments': 0 });
});

it('never puts one trainer in two sessions at once', async () => {
  const [one, other] = [await proposed(), await proposed()];
  for (const { id } of [one, other]) await call(trainer, 'POST', `/${id}/acceptance`);
  expect((await call(trainer, 'POST', `/${one.id}/schedule`, at('2026-12-02T09:00:00.000Z'))).statusCode).toBe(200);
  expect((await call(trainer, 'POST', `/${other.id}/schedule`, at('2026-12-02T09:30:00.000Z'))).json()).toMatchObject({
    status: 409,
    code: 'time-clash',
  });
  expect((await call(trainer, 'POST', `/${other.id}/schedule`, at('2026-12-02T10:00:00.000Z'))).statusCode).toBe(200);
});

it('tells the person concerned that they are assigned, and each date and place that they are given', async () => {
  const agent = await test.signIn('agent');
  const { id } = await proposed(agent.principal.personId);
  await proposed();
  await call(trainer, 'POST', `/${id}/acceptance`);
  await call(trainer, 'POST', `/${id}/schedule`, at('2026-12-04T09:00:00.000Z'));
  const told = await test.dataSource.query(
    `select person_id as person, cause, about_agents as agents, details from notification where object_id = $1 order by key`,
    [id],
  );
  const one = { person: agent.principal.personId, agents: false };
  const title = 'Richiamo entro 4 ore';
  expect(told).toEqual([
    { ...one, cause: 'training-assigned', details: { title } },
    { ...one, cause: 'training-scheduled', details: { title, startsAt: '2026-12-04T09:00:00.000Z', place: 'Aula 2' } },
  ]);
});

it('is cancelled with a reason only', async () => {
  const { id } = await proposed();
  expect((await call(trainer, 'POST', `/${id}/cancellation`, { reason: ' ' })).statusCode).toBe(400);
  expect((await call(trainer, 'POST', `/${id}/cancellation`, { reason: 'Corso già frequentato' })).json()).toMatchObject({
    state: 'cancelled',
  });
});

it('shows agents their own and nobody else’s', async () => {
  const agent = await test.signIn('agent');
  const own = await proposed(agent.principal.personId);
  const others = await proposed();
  expect((await call(agent, 'GET', '')).json().items.map((row: { id: string }) => row.id)).toEqual([own.id]);
  expect((await call(agent, 'GET', `/${own.id}`)).statusCode).toBe(200);
  expect((await call(agent, 'GET', `/${others.id}`)).statusCode).toBe(404);
  expect((await call(agent, 'POST', `/${own.id}/acceptance`)).statusCode).toBe(403);
});

it('names no agent to anybody once the monitoring agreement is withdrawn', async () => {
  const { id } = await proposed();
  expect((await call(trainer, 'GET', `/${id}`)).statusCode).toBe(200);
  await agreementFor(test.dataSource, trainer.principal.personId, ['trainer'], true);
  expect((await call(trainer, 'GET', `/${id}`)).statusCode).toBe(404);
  expect((await call(trainer, 'GET', '')).json().items).toEqual([]);
  expect((await call(trainer, 'POST', `/${id}/acceptance`)).statusCode).toBe(404);
});

it('withdraws what no trainer has accepted', async () => {
  const [one, accepted] = [await proposed(), await proposed()];
  await call(trainer, 'POST', `/${accepted.id}/acceptance`);
  await withdrawWork(test.dataSource, [one.outcomeId, accepted.outcomeId]);
  expect((await call(trainer, 'GET', `/${one.id}`)).json()).toMatchObject({ state: 'withdrawn' });
  expect((await call(trainer, 'GET', `/${accepted.id}`)).json()).toMatchObject({ state: 'assigned' });
});
