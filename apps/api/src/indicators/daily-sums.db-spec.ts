import type { Day, Measures } from '@circolo/domain';
import { type TestDatabase, testDatabase } from '../testing/test-database';
import { randomFrom, SEED } from '../testing/random';
import { addInteractions, testAgreement, type TestInteraction, testOrganisation } from '../testing/test-interactions';
import { measureDays, measureOwedDays } from './daily-sums';
import { knownPlaces } from './measuring/measured-places';

const COUNT = Number(process.env['FULL']) ? 10_000 : 1_000;

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

/** Interactions in the hours around midnight, over both changes of the clock, a leap day and two turns of the year. */
function randomInteractions(seed: number, count: number): readonly TestInteraction[] {
  const { next, below, oneOf } = randomFrom(seed);
  const maybe = <T>(value: T) => (next() < 0.2 ? null : value);
  const days = [
    '2025-12-31',
    '2026-01-01',
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-10-24',
    '2026-10-25',
    '2026-10-26',
    '2024-02-29',
  ];
  return Array.from({ length: count }, () => ({
    arrivedAt: new Date(
      Date.parse(`${oneOf(days)}T00:00:00Z`) + oneOf([below(8 * 3600), 86_400 - below(8 * 3600), below(86_400)]) * 1000,
    ).toISOString(),
    channel: oneOf(['telephone', 'email']),
    outcome: oneOf(['a', 'a', 'a', 'b', 'i', 'n', 'o'] as const),
    topic: maybe(oneOf(['tributi', 'anagrafe'])),
    agent: maybe(oneOf(['a-101', 'a-102', 'a-103'])),
    team: maybe(oneOf(['nord', 'sud'])),
    waitSeconds: maybe(below(200_000) / 1000),
    talkSeconds: maybe(below(900_000) / 1000),
    holdSeconds: maybe(below(90)),
    wrapSeconds: maybe(below(120)),
    resolved: maybe(next() < 0.7),
    csat: maybe(1 + below(5)),
  }));
}

/** The sums that are written down a second time here; the others are held to the domain's own reckoning elsewhere. */
const COMPARED = [
  'contacts',
  'offered',
  'answered',
  'abandoned',
  'waitCount',
  'waitMs',
  'waitMsSquared',
  'talkCount',
  'holdCount',
  'wrapCount',
  'handleCount',
  'handleMs',
  'handleMsSquared',
  'resolvedCount',
  'resolvedYes',
  'csatCount',
  'csatTop',
  'csatSum',
  'csatSquares',
] as const;

const ms = (seconds: number) => Math.round(seconds * 1000);

/** The same sums, written down a second time from the definitions of the indicators, one interaction at a time. */
function summed(interactions: readonly TestInteraction[]): Measures {
  const sums = Object.fromEntries(COMPARED.map((measure) => [measure, 0])) as Record<(typeof COMPARED)[number], number>;
  for (const { outcome, waitSeconds, talkSeconds, holdSeconds, wrapSeconds, resolved, csat } of interactions) {
    sums.contacts++;
    if (outcome === 'b') sums.abandoned++;
    if (outcome === 'a' || outcome === 'b') sums.offered++;
    if (csat != null) {
      sums.csatCount++;
      sums.csatSum += csat;
      sums.csatSquares += csat ** 2;
      if (csat > 3) sums.csatTop++;
    }
    if (outcome !== 'a') continue;
    sums.answered++;
    if (waitSeconds != null) {
      sums.waitCount++;
      sums.waitMs += ms(waitSeconds);
      sums.waitMsSquared += ms(waitSeconds) ** 2;
    }
    if (talkSeconds != null) sums.talkCount++;
    if (holdSeconds != null) sums.holdCount++;
    if (wrapSeconds != null) sums.wrapCount++;
    if (talkSeconds != null && holdSeconds != null && wrapSeconds != null) {
      const handle = ms(talkSeconds) + ms(holdSeconds) + ms(wrapSeconds);
      sums.handleCount++;
      sums.handleMs += handle;
      sums.handleMsSquared += handle ** 2;
    }
    if (resolved != null) sums.resolvedCount++;
    if (resolved) sums.resolvedYes++;
  }
  return sums;
}

function expectedRows(interactions: readonly TestInteraction[], timeZone: string): Map<string, Measures> {
  const dayIn = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const groups = new Map<string, TestInteraction[]>();
  for (const each of interactions) {
    const day = dayIn.format(new Date(each.arrivedAt));
    const codes = { organisation: 'organisation', team: each.team, agent: each.agent, channel: each.channel, topic: each.topic };
    for (const [kind, code] of Object.entries(codes)) {
      if (code == null) continue;
      const key = `${kind} ${code} ${day}`;
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
  }
  return new Map([...groups].map(([key, members]) => [key, summed(members)]));
}

async function keptRows(): Promise<Map<string, Measures>> {
  const places = (await knownPlaces(database.dataSource)).filter(({ id }) => (COMPARED as readonly string[]).includes(id));
  const rows: { kind: string; code: string; day: string; sums: number[]; squares: string[] }[] = await database.dataSource.query(
    `select d.kind, s.code, d.day, d.sums, d.squares from daily_sum d join subject s on s.key = d.subject_key and s.kind = d.kind
     where d.over = 'interactions'`,
  );
  return new Map(
    rows.map(({ kind, code, day, sums, squares }) => [
      `${kind} ${code} ${day}`,
      Object.fromEntries(places.map(({ id, squared, position }) => [id, Number((squared ? squares : sums)[position - 1])])),
    ]),
  );
}

const sorted = (rows: Map<string, Measures>) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));

it.each([
  ['Europe/Rome', 'UTC'],
  ['Europe/Rome', 'America/Los_Angeles'],
  ['Pacific/Apia', 'Asia/Kolkata'],
])('sums interactions of an organisation in %s on a server in %s as they are summed one by one', async (timeZone, serverZone) => {
  const [{ name }] = await database.dataSource.query('select current_database() as name');
  await database.dataSource.query(`alter database ${name} set timezone to '${serverZone}'`);
  await database.dataSource.query(`set timezone to '${serverZone}'`);
  await testOrganisation(database.dataSource, timeZone);
  await testAgreement(database.dataSource, ['care-manager']);
  const interactions = randomInteractions(SEED, COUNT);
  await addInteractions(database.dataSource, interactions);
  await database.dataSource.transaction((tx) => measureOwedDays(tx));
  expect({ SEED, rows: sorted(await keptRows()) }).toEqual({ SEED, rows: sorted(expectedRows(interactions, timeZone)) });
});

it('replaces what was there, for the days touched alone, and owes nothing afterwards', async () => {
  await testOrganisation(database.dataSource);
  await addInteractions(database.dataSource, randomInteractions(1, 300));
  await database.dataSource.transaction((tx) => measureOwedDays(tx));
  const before = await keptRows();
  await database.dataSource.transaction((tx) => measureDays(tx, 'all'));
  expect(await keptRows()).toEqual(before);

  await database.dataSource.query(`delete from interaction where day = '2026-03-29'`);
  await database.dataSource.query(`insert into day_to_measure (day) values ('2026-03-29')`);
  expect(await database.dataSource.transaction((tx) => measureOwedDays(tx))).toBe(1);
  const kept = [...before].filter(([key]) => !key.endsWith('2026-03-29'));
  expect(kept.length).toBeLessThan(before.size);
  expect(sorted(await keptRows())).toEqual(sorted(new Map(kept)));
  expect(await database.dataSource.transaction((tx) => measureOwedDays(tx))).toBe(0);
});

/** Contacts of a few customers, some at the very same instant, over the spring's change of the clock. */
function returningCustomers(seed: number, count: number): readonly TestInteraction[] {
  const { next, below, oneOf } = randomFrom(seed);
  return Array.from({ length: count }, () => ({
    arrivedAt: new Date(Date.parse('2026-03-10T00:00:00Z') + below(40 * 24) * 3_600_000).toISOString(),
    topic: oneOf(['tributi', 'anagrafe', null]),
    team: oneOf(['nord', 'sud']),
    customer: next() < 0.1 ? null : `c-${below(count / 8)}`,
    resolved: true,
  }));
}

it('finds the neighbours of customers in one pass as by looking for each', async () => {
  await testOrganisation(database.dataSource);
  await addInteractions(database.dataSource, returningCustomers(SEED, 600));
  await database.dataSource.transaction((tx) => measureOwedDays(tx));
  const everySum = () => database.dataSource.query('select * from daily_sum order by kind, subject_key, day, over');
  const reckoned = async (which: readonly Day[] | 'all') => {
    await database.dataSource.transaction((tx) => measureDays(tx, which));
    return everySum();
  };
  const days: { day: Day }[] = await database.dataSource.query('select distinct day::text as day from interaction order by day');
  const inOnePass = await reckoned('all');
  // Days so far apart are no stretch of time whose contacts could be looked at as one.
  for (const { day } of days) await database.dataSource.transaction((tx) => measureDays(tx, [day]));
  expect({ SEED, sums: await everySum() }).toEqual({ SEED, sums: inOnePass });
  expect({ SEED, sums: await reckoned(days.slice(5, 30).map(({ day }) => day)) }).toEqual({ SEED, sums: inOnePass });
  const places = (await knownPlaces(database.dataSource)).filter(({ id, squared }) => /^(unrepeated|alone)/.test(id) && !squared);
  const counted = places.map(({ position }) => inOnePass.some(({ sums }: { sums: number[] }) => sums[position - 1]! > 0));
  expect(counted).toContain(true);
});

it('measures a day once when many ask at the same time', async () => {
  await testOrganisation(database.dataSource);
  await addInteractions(database.dataSource, randomInteractions(2, 300));
  await Promise.all(Array.from({ length: 8 }, () => database.dataSource.transaction((tx) => measureDays(tx, 'all'))));
  const [{ contacts }] = await database.dataSource.query(
    `select sum(sums[(select position from measure where id = 'contacts')])::int as contacts from daily_sum where kind = 'organisation'`,
  );
  expect(contacts).toBe(300);
});

it('leaves a day to be measured while an import marks it anew, and waits for nobody', async () => {
  await testOrganisation(database.dataSource);
  await addInteractions(database.dataSource, [{ arrivedAt: '2026-10-14T10:00:00Z' }, { arrivedAt: '2026-10-15T10:00:00Z' }]);
  const importing = database.dataSource.createQueryRunner();
  await importing.startTransaction();
  await importing.query(`update day_to_measure set marked_at = clock_timestamp() where day = '2026-10-14'`);
  expect(await database.dataSource.transaction((tx) => measureOwedDays(tx))).toBe(1);
  await importing.commitTransaction();
  await importing.release();
  expect(await database.dataSource.transaction((tx) => measureOwedDays(tx))).toBe(1);
  expect((await keptRows()).size).toBe(4);
});

it('sums no agent without an agreement, and outside of the days that it opens', async () => {
  await testOrganisation(database.dataSource);
  await addInteractions(database.dataSource, randomInteractions(3, 300));
  await database.dataSource.transaction((tx) => measureOwedDays(tx));
  const agentDays = async () => {
    const rows: { day: string }[] = await database.dataSource.query(`select distinct day from daily_sum where kind = 'agent' order by day`);
    return rows.map(({ day }) => day);
  };
  expect(await agentDays()).toEqual([]);

  await testAgreement(database.dataSource, ['care-manager'], { from: '2026-01-01', until: '2026-03-29' });
  await database.dataSource.transaction((tx) => measureDays(tx, 'all'));
  expect(await agentDays()).toEqual(['2026-01-01', '2026-03-28', '2026-03-29']);
});
