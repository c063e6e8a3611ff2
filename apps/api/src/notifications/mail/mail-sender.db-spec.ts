import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import type { NotificationCause, Role } from '@circolo/domain';
import { readConfig } from '../../platform/config';
import { testDatabase, type TestDatabase } from '../../testing/test-database';
import { type SmtpServer, smtpServer, type TakenMail } from '../../testing/smtp-server';
import { notify } from '../notify';
import { MailSender } from './mail-sender';

const IMPATIENCE = { stepMs: 300, wholeMs: 1_500 };
const MORNING = '2026-11-22T08:00:00.000Z';
const real = await smtpServer();
const itReally = real ? it : it.skip;
if (!real) process.stderr.write('no mail server could be installed here: what needs one is skipped\n');

let test: TestDatabase;
let at = MORNING;
const later = (minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString();

beforeAll(async () => {
  Logger.overrideLogger(false);
  test = await testDatabase();
  await test.dataSource.query(`insert into organisation (name, time_zone) values ('Comune di Borgolieto', 'Europe/Rome')`);
});
afterAll(async () => {
  real?.stop();
  await test.close();
});
beforeEach(async () => {
  at = MORNING;
  await test.dataSource.query('delete from notification');
  await test.dataSource.query('delete from mail');
  await test.dataSource.query('update person set deactivated_at = now() where deactivated_at is null');
});

function sender(url: string, more: Record<string, string> = {}): MailSender {
  const set = {
    DATABASE_URL: test.url,
    SMTP_URL: url,
    SMTP_TLS: 'none',
    MAIL_FROM: 'circolo@borgolieto.example',
    PUBLIC_URL: 'https://circolo.example/',
  };
  const made = new MailSender(test.dataSource, { now: () => at }, { openTo: async () => () => [] }, readConfig({ ...set, ...more }));
  made.patience = { stepMs: 8_000, wholeMs: 9_000 };
  return made;
}
const really = (): MailSender => sender(`smtp://circolo:segreta@127.0.0.1:${(real as SmtpServer).port}`);

async function person(role: Role, name: string, email: string, language = 'it'): Promise<string> {
  const [added] = await test.dataSource.query<{ id: string }[]>(
    'insert into person (name, email, roles, language) values ($1, $2, $3, $4) returning id',
    [name, email, [role], language],
  );
  return added!.id;
}
const prefers = (id: string, ways: object, hour = 8) =>
  test.dataSource.query('insert into notification_preferences (person_id, ways, digest_hour) values ($1, $2, $3)', [id, ways, hour]);
const tell = (cause: NotificationCause, details: object, objectId: string = randomUUID()) =>
  notify(test.dataSource, { cause, object: { kind: 'evaluation-run', id: objectId }, details: details as never, at });
const failed = (number = 1) => tell('run-failed', { period: '2026-10', number });
const mails = () =>
  test.dataSource.query<{ id: string; state: string; attempts: number; next_at: string; error: string }[]>('select * from mail');
const states = async () => (await mails()).map(({ state }) => state).sort();
const address = () => `${randomUUID().slice(0, 8)}@example.org`;

/** What the real server took of a mailbox, as soon as it has told. */
async function takenBy(mailbox: string, count = 1): Promise<readonly TakenMail[]> {
  const found = () => (real as SmtpServer).taken.filter(({ to }) => to.includes(mailbox));
  for (let turn = 0; turn < 100 && found().length < count; turn++) await pause(20);
  return found();
}
const header = ({ headers }: TakenMail, name: string) => headers.filter(([one]) => one === name).map(([, value]) => value);

describe('by a real server', () => {
  itReally('sends what was told as it comes, once, in the language of its reader', async () => {
    const [marta, john] = [address(), address()];
    await person('care-manager', 'Marta Però', marta);
    await person('care-manager', 'John “Jack” O’Neill', john, 'en');
    await failed(2);
    await really().pass();
    await really().pass();
    const [[italian], [english]] = [await takenBy(marta), await takenBy(john)];
    expect((await takenBy(marta)).length).toBe(1);
    expect(header(italian!, 'subject')).toEqual([
      "Circolo: L'elaborazione di ottobre 2026 n. 2 si è fermata. Si riprende dalla sua pagina.",
    ]);
    expect(header(italian!, 'to')).toEqual([`Marta Però <${marta}>`]);
    expect(header(italian!, 'from')).toEqual(['Circolo <circolo@borgolieto.example>']);
    expect(italian!.text).toMatch(/^Buongiorno Marta Però,\s/);
    expect(italian!.text).toMatch(/https:\/\/circolo\.example\/runs\/[0-9a-f-]{36}/);
    expect(english!.text).toContain('The evaluation run of October 2026 no. 2 has stopped.');
    expect(english!.html).toContain('<a href="https://circolo.example/notifications/preferences">');
    const [{ id }] = (await test.dataSource.query(`select m.id from mail m join person p on p.id = m.person_id where p.email = $1`, [
      marta,
    ])) as [{ id: string }];
    expect(header(italian!, 'message-id')).toEqual([`<${id}@circolo.example>`]);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  itReally('lets no text of people begin a header or reach another address', async () => {
    const marta = address();
    const id = await person('care-manager', 'Marta\r\nBcc: spia@example.org', marta);
    await prefers(id, { 'improvement-to-sign': 'mail' });
    const title = 'Richiamo\r\nBcc: spia@example.org\r\n\r\n<script>alert(1)</script>';
    await notify(test.dataSource, {
      cause: 'improvement-to-sign',
      object: { kind: 'improvement-action', id: randomUUID() },
      details: { title },
      at,
    });
    await really().pass();
    const [mail] = await takenBy(marta);
    expect(mail!.to).toEqual([marta]);
    expect(header(mail!, 'bcc')).toEqual([]);
    expect(header(mail!, 'subject')).toEqual([
      'Circolo: Attende la tua firma: «Richiamo Bcc: spia@example.org <script>alert(1)</script>».',
    ]);
    expect(mail!.html).not.toContain('<script>');
  });

  itReally('sends two senders each mail once', async () => {
    const mailbox = address();
    await person('care-manager', 'Marta Ferri', mailbox);
    for (let number = 1; number <= 20; number++) await failed(number);
    await Promise.all([really().pass(), really().pass(), really().pass()]);
    const subjects = (await takenBy(mailbox, 20)).map((mail) => header(mail, 'subject')[0]);
    expect(subjects.length).toBe(20);
    expect(new Set(subjects).size).toBe(20);
  });

  itReally('gathers a day into one digest, without what was read, though two look at once and the clock turns back', async () => {
    const mailbox = address();
    const id = await person('care-manager', 'Marta Ferri', mailbox);
    await prefers(id, { 'run-failed': 'digest' }, 2);
    // The clock goes back from 3 to 2 at 01:00 UTC on that night.
    at = '2026-10-24T23:59:00.000Z';
    for (const number of [1, 2, 3]) await failed(number);
    await test.dataSource.query(`update notification set read_at = $1 where details->>'number' = '2'`, [at]);
    await really().pass();
    expect(await states()).toEqual([]);
    at = '2026-10-25T00:00:00.000Z';
    await Promise.all([really().pass(), really().pass()]);
    await failed(4);
    at = '2026-10-25T01:00:00.000Z';
    await really().pass();
    expect((await takenBy(mailbox)).map((mail) => header(mail, 'subject'))).toEqual([['Circolo: riepilogo del 25 ottobre 2026 (2)']]);
    expect((await takenBy(mailbox))[0]!.text).toMatch(/n\. 1 [^]* n\. 3 /);
    // What came after the hour waits for that of the next day.
    at = '2026-10-25T22:00:00.000Z';
    await really().pass();
    expect((await takenBy(mailbox)).length).toBe(1);
    at = '2026-10-26T01:00:00.000Z';
    await really().pass();
    expect((await takenBy(mailbox, 2)).length).toBe(2);
    expect((await takenBy(mailbox, 2))[1]!.text).toContain('n. 4');
  });

  itReally('gives up at once on a mailbox that is not there, and tells an administrator; asks again where it was put off', async () => {
    await person('care-manager', 'Senza casella', `nobody-${address()}`);
    await person('care-manager', 'Più tardi', `later-${address()}`);
    await person('admin', 'Ada', address());
    await failed();
    await really().pass();
    await really().pass();
    expect(await states()).toEqual(['failed', 'owed']);
    const put = (await mails()).find(({ state }) => state === 'owed');
    expect(put).toMatchObject({ attempts: 1, next_at: later(1) });
    const told = await test.dataSource.query(
      `select p.name, n.object_id as day from notification n join person p on p.id = n.person_id where n.cause = 'mail-failed'`,
    );
    expect(told).toEqual([{ name: 'Ada', day: '2026-11-22' }]);
  });

  itReally('keeps a mail that it may not send: a wrong password is nothing about the mail', async () => {
    await person('care-manager', 'Marta Ferri', address());
    await failed();
    await sender(`smtp://circolo:sbagliata@127.0.0.1:${(real as SmtpServer).port}`).pass();
    expect(await mails()).toMatchObject([{ state: 'owed', error: expect.stringContaining('535') }]);
    await sender(`smtp://circolo:segreta@127.0.0.1:${(real as SmtpServer).port}`, { SMTP_TLS: 'required' }).pass();
    at = later(1);
    await sender(`smtp://circolo:segreta@127.0.0.1:${(real as SmtpServer).port}`, { SMTP_TLS: 'required' }).pass();
    expect(await mails()).toMatchObject([{ state: 'owed', attempts: 2 }]);
  });
});

describe('by a server that hangs', () => {
  let hanging: Server;
  const sockets = new Set<Socket>();
  let heard = '';
  /** Answers each line with the next word, and then nothing any more. @param before awaited before the last word */
  async function saying(words: readonly string[], before: () => Promise<unknown> = async () => undefined): Promise<string> {
    heard = '';
    hanging = createServer((socket) => {
      sockets.add(socket);
      const left = [...words];
      const next = async (line = '') => {
        heard += String(line);
        if (left.length === 1) await before();
        if (left.length > 0) socket.write(`${left.shift()}\r\n`);
      };
      void next();
      socket.on('data', next).on('error', () => undefined);
    });
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
  }
  const TAKES = ['220 pronto', '250 ciao', '250 da', '250 a', '354 avanti'];
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    hanging.close();
  });

  it('waits a little, and asks again ever more slowly until it gives up', async () => {
    await person('care-manager', 'Marta Ferri', address());
    await failed();
    await failed(2);
    const impatient = sender(await saying([]));
    impatient.patience = IMPATIENCE;
    const began = Date.now();
    await impatient.pass();
    expect(Date.now() - began).toBeLessThan(5_000);
    // The second mail did not wait for the same silence.
    expect((await mails()).map(({ attempts }) => attempts).sort()).toEqual([0, 1]);
    await test.dataSource.query(`update mail set attempts = 7, next_at = $1 where attempts = 1`, [at]);
    await test.dataSource.query(`update mail set state = 'sent' where attempts = 0`);
    await impatient.pass();
    expect(await states()).toEqual(['failed', 'sent']);
  });

  it('does not keep a worker that stops', async () => {
    await person('care-manager', 'Marta Ferri', address());
    await failed();
    const patient = sender(await saying(['220 pronto', '250 ciao']));
    const passing = patient.pass();
    while (!heard.includes('MAIL FROM')) await pause(5);
    const began = Date.now();
    await patient.onApplicationShutdown();
    await passing;
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(await mails()).toMatchObject([{ state: 'owed', error: 'the worker stopped' }]);
  });

  it('never sends again what the server had in full and did not answer: it is marked before the text goes out', async () => {
    await person('care-manager', 'Marta Ferri', address());
    await failed();
    const stateBefore: (readonly string[])[] = [];
    const mute = sender(await saying(TAKES, async () => stateBefore.push(await states())));
    mute.patience = IMPATIENCE;
    const passing = mute.pass();
    while (!heard.includes('Subject:')) await pause(5);
    expect([stateBefore, await states()]).toEqual([[['claimed']], ['handing-over']]);
    await passing;
    expect(await states()).toEqual(['uncertain']);
    at = later(60 * 24);
    await mute.pass();
    expect(await mails()).toMatchObject([{ state: 'uncertain', attempts: 1 }]);
  });

  it('lets nothing out where another has taken the mail over meanwhile', async () => {
    await person('care-manager', 'Marta Ferri', address());
    await failed();
    const takeOver = () => test.dataSource.query('update mail set claim = gen_random_uuid()');
    const late = sender(await saying(TAKES, takeOver));
    late.patience = IMPATIENCE;
    await late.pass();
    expect(heard).toContain('DATA');
    expect(heard).not.toContain('Subject:');
    expect(await mails()).toMatchObject([{ state: 'claimed', attempts: 1 }]);
  });
});

describe('after a worker died', () => {
  const nowhere = () => sender('smtp://127.0.0.1:9');
  const left = async (state: string) => {
    await person('care-manager', 'Marta Ferri', address());
    await failed();
    await test.dataSource.query('update mail set state = $1, claim = gen_random_uuid(), claimed_until = $2', [state, later(5)]);
  };

  it('nobody touches what it may still be at', async () => {
    await left('claimed');
    at = later(4);
    await nowhere().pass();
    expect(await states()).toEqual(['claimed']);
  });
  it('what had not gone out is tried again', async () => {
    await left('claimed');
    at = later(6);
    await nowhere().pass();
    expect(await mails()).toMatchObject([{ state: 'owed', attempts: 1 }]);
  });
  it('what may have gone out is not, and an administrator is told', async () => {
    const ada = await person('admin', 'Ada', address());
    await left('handing-over');
    at = later(6);
    await nowhere().pass();
    expect(await mails()).toMatchObject([{ state: 'uncertain', error: 'interrupted' }]);
    expect(await test.dataSource.query('select person_id from notification where cause = $1', ['mail-failed'])).toEqual([
      { person_id: ada },
    ]);
  });
});

describe('without a reader', () => {
  it('drops what its reader may not read any more, and what nobody could send for days', async () => {
    const gone = await person('care-manager', 'Andata via', address());
    await failed(1);
    await test.dataSource.query(`update person set roles = '{agent}' where id = $1`, [gone]);
    await person('care-manager', 'Marta Ferri', address());
    at = '2026-11-18T08:00:00.000Z';
    await failed(2);
    at = MORNING;
    await sender('smtp://127.0.0.1:9').pass();
    expect(await states()).toEqual(['dropped', 'lapsed']);
  });
});
