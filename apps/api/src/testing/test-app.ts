import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import type { Role } from '@circolo/domain';
import { createApp } from '../app';
import { hashOfSecret, newSecret, SESSION_COOKIE } from '../people/authentication';
import type { Principal } from '../people/principal';
import { readConfig } from '../platform/config';
import { testDatabase } from './test-database';

/** The whole HTTP application on a database of its own, to be called through `app.inject`. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly dataSource: DataSource;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** Every route that the server answers, as it was registered. */
  readonly routes: readonly { readonly method: string; readonly url: string }[];
  /** A new person with these roles and a session: `cookie` is the value of the header. */
  readonly signIn: (...roles: Role[]) => Promise<Signed>;
  readonly close: () => Promise<void>;
}

export interface Signed {
  readonly cookie: string;
  readonly principal: Principal;
}

/** Starts the application for a test. @param environment configuration beyond what a test needs, such as `{ SIGN_IN_LIMIT: '3' }` */
export async function testApp(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'circolo-app-'));
  const config = readConfig({
    DATABASE_URL: database.url,
    DATA_FOLDER: dataFolder,
    WEB_FOLDER: path.join(dataFolder, 'no-web'),
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    SIGN_IN_LIMIT: '10000',
    ...environment,
  });
  const app = await createApp(config);
  const routes: { method: string; url: string }[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      routes.push(...[method].flat().map((one) => ({ method: one, url })));
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    dataSource: database.dataSource,
    databaseUrl: database.url,
    dataFolder,
    routes,
    signIn: (...roles) => signIn(database.dataSource, roles),
    close: async () => {
      await app.close();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function signIn(database: DataSource, roles: readonly Role[]): Promise<Signed> {
  const personId = randomUUID();
  const viaId = randomUUID();
  const name = `Persona ${personId.slice(0, 8)}`;
  const secret = newSecret();
  await database.query('insert into person (id, name, email, roles) values ($1, $2, $3, $4)', [
    personId,
    name,
    `${personId}@example.org`,
    roles,
  ]);
  await database.query(`insert into account (person_id, password_hash, password_at) values ($1, 'no password', now())`, [personId]);
  await database.query(
    `insert into session (id, person_id, secret_hash, created_at, last_seen_at, expires_at) values ($1, $2, $3, now(), now(), now() + interval '1 day')`,
    [viaId, personId, hashOfSecret(secret)],
  );
  return { cookie: `${SESSION_COOKIE}=${secret}`, principal: { personId, name, roles, agentKey: null, via: 'session', viaId } };
}
