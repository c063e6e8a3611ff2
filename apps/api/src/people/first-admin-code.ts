import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import { type Config, CONFIG } from '../platform/config';
import { hashOfSecret } from './authentication';

const VALID = `interval '30 days'`;
const LIVE = `purpose = 'first-admin' and used_at is null and revoked_at is null and expires_at > now()`;

/**
 * The one-time code that makes the first administrator. While nobody has an account, the HTTP application says it in its log at each
 * start, and keeps it in a file of the data folder that only the operator can read.
 */
@Injectable()
export class FirstAdminCode implements OnApplicationBootstrap {
  private readonly log = new Logger(FirstAdminCode.name);
  private readonly file: string;

  constructor(
    private readonly database: DataSource,
    private readonly http: HttpAdapterHost,
    @Inject(CONFIG) config: Config,
  ) {
    this.file = path.join(config.dataFolder, 'first-admin-code');
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.http.httpAdapter) return;
    const code = await this.database.transaction((tx) => this.liveCode(tx));
    if (code) this.log.log(`There is no account yet. Code for the first administrator: ${code}`);
  }

  /** Takes the code out of use. @returns whether it was the right one */
  async spend(sql: EntityManager, code: string): Promise<boolean> {
    const [, spent] = await sql.query<[unknown, number]>(`update invitation set used_at = now() where secret_hash = $1 and ${LIVE}`, [
      hashOfSecret(code.trim()),
    ]);
    return spent > 0;
  }

  async removeFile(): Promise<void> {
    await rm(this.file, { force: true });
  }

  /** The code in the file while it is valid, else a new one; null once there is an account. Processes that start together agree by the lock. */
  private async liveCode(tx: EntityManager): Promise<string | null> {
    await tx.query('lock table invitation in share row exclusive mode');
    const [{ started } = { started: true }] = await tx.query<{ started: boolean }[]>('select exists (select from account) as started');
    if (started) return null;
    const kept = await readFile(this.file, 'utf8').catch(() => '');
    const valid = await tx.query<unknown[]>(`select from invitation where secret_hash = $1 and ${LIVE}`, [hashOfSecret(kept)]);
    if (valid.length > 0) return kept;
    const code = randomBytes(15).toString('base64url');
    await tx.query(`update invitation set revoked_at = now() where ${LIVE}`);
    await tx.query(
      `insert into invitation (purpose, secret_hash, created_at, expires_at) values ('first-admin', $1, now(), now() + ${VALID})`,
      [hashOfSecret(code)],
    );
    await this.keep(code);
    return code;
  }

  private async keep(code: string): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    await writeFile(this.file, code, { mode: 0o600 });
    await chmod(this.file, 0o600);
  }
}
