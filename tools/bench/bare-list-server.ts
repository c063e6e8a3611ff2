/**
 * The yardstick of lists: nothing but `node:http` and `pg`. Looks the session up as the product does, asks the product's own query for
 * a page of people, and answers it.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
// The very query of the product; its file imports nothing.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { PEOPLE } from '../../apps/api/src/people/people.queries.ts';

const LIMIT = 50;

const PRINCIPAL = `
  with seen as (
    update session set last_seen_at = now()
    where secret_hash = $1 and revoked_at is null and expires_at > now() and last_seen_at < now() - interval '1 minute'
  )
  select p.id, p.roles from session s join person p on p.id = s.person_id left join agent a on a.person_id = p.id
  where s.secret_hash = $1 and s.revoked_at is null and s.expires_at > now() and p.deactivated_at is null`;

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

async function page(cookie: string | undefined): Promise<object | null> {
  const secret = /(?:^|; )circolo_session=([^;]+)/.exec(cookie ?? '')?.[1];
  if (!secret) return null;
  const hash = createHash('sha256').update(decodeURIComponent(secret)).digest();
  const principal = await pool.query(PRINCIPAL, [hash]);
  if (principal.rowCount === 0) return null;
  const { rows } = await pool.query(PEOPLE, [null, null, null, LIMIT + 1]);
  const last = rows[LIMIT - 1] as { name: string; id: string } | undefined;
  const next = rows.length > LIMIT && last ? Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url') : null;
  return { items: rows.slice(0, LIMIT), next };
}

const server = createServer((request, answer) => {
  page(request.headers.cookie).then(
    (body) => answer.writeHead(body ? 200 : 401, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body)),
    () => answer.writeHead(500).end(),
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => {
  server.close(() => void pool.end());
  server.closeAllConnections();
});
// Whoever started it holds the other end: when they are gone, however they went, so is this.
process.stdin.resume().once('end', () => process.exit());
