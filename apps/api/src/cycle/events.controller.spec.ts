import type { Progress, RunRow } from '@circolo/contracts';
import { doorOf } from '../testing/door';
import { measured } from '../testing/measured-centre';
import { type Signed, testApp, type TestApp } from '../testing/test-app';
import { testOrganisation } from '../testing/test-interactions';
import { type TestCycle, testCycle } from '../testing/turn-cycle';

let test: TestApp;
let cycle: TestCycle;
let careManager: Signed;
let address: string;
let run: RunRow;

beforeAll(async () => {
  test = await testApp();
  await test.app.listen(0, '127.0.0.1');
  address = await test.app.getUrl();
  cycle = await testCycle(test.dataSource, test.databaseUrl);
  careManager = await test.signIn('care-manager');
  await testOrganisation(test.dataSource);
  await measured(test.dataSource, [{ kind: 'organisation', code: 'organisation', day: '2026-10-05', contacts: 100, resolved: 80 }]);
  run = await cycle.runs.start('2026-10', cycle.by);
});
afterAll(async () => {
  await cycle.close();
  await test.close();
});

const follow = (topic: string, { cookie } = careManager) => fetch(`${address}/api/v1/events?topic=${topic}`, { headers: { cookie } });

/** The messages of a stream, as they come, until it ends. */
async function* messages(answer: Response): AsyncGenerator<Progress<RunRow>> {
  let text = '';
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    const whole = text.split('\n\n');
    text = whole.pop()!;
    for (const message of whole) {
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data) yield JSON.parse(data) as Progress<RunRow>;
    }
  }
}

it('tells the present state first, then each that the run comes to, and ends with the process', async () => {
  const answer = await follow(`run:${run.id}`);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const states: string[] = [];
  const stream = messages(answer);
  states.push((await stream.next()).value!.state.state);
  await cycle.finish(run.id);
  for await (const { topic, state } of stream) {
    expect(topic).toBe(`run:${run.id}`);
    states.push(state.state);
    if (state.state === 'completed') break;
  }
  expect(states[0]).toBe('queued');
  expect(states.at(-1)).toBe('completed');
  // At most four a second reach the reader, however many there were.
  expect(states.length).toBeLessThanOrEqual(8);
});

it('begins with the present state after a reload', async () => {
  const stream = messages(await follow(`run:${run.id}`));
  expect((await stream.next()).value).toMatchObject({ topic: `run:${run.id}`, state: { state: 'completed' } });
  await stream.return(undefined);
});

it('asks for the right to read each object, and for the object', async () => {
  expect((await follow(`run:${run.id}`, await test.signIn('trainer'))).status).toBe(403);
  expect((await follow(`run:${crypto.randomUUID()}`)).status).toBe(404);
  expect((await follow(`import:${crypto.randomUUID()}`)).status).toBe(404);
  expect((await follow('people:all')).status).toBe(400);
  const ask = doorOf(test.app);
  expect((await ask('GET', `/events?topic=run:${run.id}`)).statusCode).toBe(401);
});

it('ends open streams when the process stops', async () => {
  const answer = await follow(`run:${run.id}`);
  const stream = messages(answer);
  await stream.next();
  const closing = test.app.close();
  await expect(stream.next()).resolves.toMatchObject({ done: true });
  await closing;
});
