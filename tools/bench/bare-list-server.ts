/**
 * The yardstick of lists: nothing but `node:http` and `pg`. Looks the session up as the product does, asks the product's own query for
 * a page of people or, under `/subjects`, of subjects as text, and answers it.
 */
import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
// The very queries of the product; their files import nothing.
/* eslint-disable @nx/enforce-module-boundaries */
import { PEOPLE } from '../../apps/api/src/people/people.queries.ts';
import { pageText } from '../../apps/api/src/platform/page-text.ts';
import { SUBJECT_COLUMNS, SUBJECT_KEYS, SUBJECTS } from '../../apps/api/src/subjects/subjects.queries.ts';
/* eslint-enable @nx/enforce-module-boundaries */

const LIMIT = 50;

const PRINCIPAL = `
  with seen as (
    update session set last_seen_at = now()
    where secret_hash = $1 and revoked_at is null and expires_at > now() and last_seen_at < now() - interval '1 minute'
  )
  select p.id, p.roles from session s join person p on p.id = s.person_id left join agent a on a.person_id = p.id
  where s.secret_hash = $1 and s.revoked_at is null and s.expires_at > now() and p.deactivated_at is null`;

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

const SUBJECT_PAGE = pageText(SUBJECTS, SUBJECT_COLUMNS, SUBJECT_KEYS, '$7');

async function isSignedIn(cookie: string | undefined): Promise<boolean> {
  const secret = /(?:^|; )circolo_session=([^;]+)/.exec(cookie ?? '')?.[1];
  if (!secret) return false;
  const { rowCount } = await pool.query(PRINCIPAL, [hash('sha256', decodeURIComponent(secret), 'buffer')]);
  return rowCount === 1;
}

async function people(): Promise<string> {
  const { rows } = await pool.query(PEOPLE, [null, null, null, LIMIT + 1]);
  const last = rows[LIMIT - 1] as { name: string; id: string } | undefined;
  const next = rows.length > LIMIT && last ? Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url') : null;
  return JSON.stringify({ items: rows.slice(0, LIMIT), next });
}

async function subjects(): Promise<string> {
  const { rows } = await pool.query<{ text: string }>(SUBJECT_PAGE, [null, true, null, null, null, null, LIMIT + 1, null]);
  return rows[0]!.text;
}

const server = createServer((request, answer) => {
  const page = request.url === '/subjects' ? subjects : people;
  isSignedIn(request.headers.cookie)
    .then(async (isIn) => {
      if (!isIn) return answer.writeHead(401).end();
      const text = await page();
      return answer.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text);
    })
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      answer.writeHead(500).end();
    });
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => {
  server.close(() => void pool.end());
  server.closeAllConnections();
});
// Whoever started it holds the other end: when they are gone, however they went, so is this.
process.stdin.resume().once('end', () => process.exit());
