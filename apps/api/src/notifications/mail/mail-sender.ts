import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Language, type NotificationRow } from '@circolo/contracts';
import { afterFailedAttempt, DIGEST_HOUR, digestDayOf, localDayOf, type MailState, type Role } from '@circolo/domain';
import { recordEvent } from '../../audit/record-event';
import { Clock } from '../../platform/clock';
import { CONFIG, type Config, type MailConfig } from '../../platform/config';
import { Repeated } from '../../platform/repeated';
import { AgentSight } from '../agent-sight';
import { notify } from '../notify';
import { readableBy } from '../readable';
import { deliver, NotDelivered, PATIENCE, type Patience } from './deliver';
import { writtenLetter } from './letter';
import { ADDRESSEE, CLAIM, FREE_CLAIMED, GIVE_UP_HANDED_OVER, HAND_OVER, LAPSE, OWE_DIGESTS, SETTLE, TOLD } from './mail.queries';

const EVERY_MS = 5_000;
/** Longer than the most patient attempt: whoever holds a mail for longer is dead. */
const LEASE_MS = 5 * 60_000;
const TIME_ZONE = 'select time_zone as "timeZone" from organisation';

interface Claimed {
  readonly id: string;
  readonly personId: string;
  readonly isDigest: boolean;
  readonly attempts: number;
  readonly createdAt: string;
  readonly claim: string;
}

interface Addressee {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly roles: readonly Role[];
}

/**
 * Sends the mails that are owed, in the worker, where a server is configured: each to be claimed, handed over, and settled, one after the
 * other. Why nothing goes out twice is in docs/decisions.
 */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(MailSender.name);
  private readonly repeated = new Repeated(MailSender.name, EVERY_MS, () => this.pass());
  private readonly stopping = new AbortController();
  /** Tests wait less. */
  patience: Patience = PATIENCE;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly sight: AgentSight,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.mail) this.repeated.start();
  }

  onApplicationShutdown(): Promise<void> {
    // A worker that stops does not wait for a server that hangs.
    this.stopping.abort();
    return this.repeated.stop();
  }

  /** Sends what is due; a server that is not there ends the pass, so that the rest does not wait for it one by one. */
  async pass(): Promise<void> {
    const server = this.config.mail;
    const [organisation] = await this.database.query<{ timeZone: string }[]>(TIME_ZONE);
    if (!server || !organisation) return;
    await this.tidy(organisation.timeZone);
    while (!this.stopping.signal.aborted && (await this.sendNext(server, organisation.timeZone)));
  }

  private async tidy(timeZone: string): Promise<void> {
    const at = this.clock.now();
    await this.database.query(LAPSE, [at]);
    await this.database.query(FREE_CLAIMED, [at]);
    await this.database.transaction(async (tx) => {
      const [lost] = await tx.query<[{ id: string }[], number]>(GIVE_UP_HANDED_OVER, [at]);
      for (const { id } of lost) await tellOfFailure(tx, id, 'uncertain', 'interrupted', at, timeZone);
    });
    const { day, cutoffs } = digestDayOf(at, timeZone);
    await this.database.query(OWE_DIGESTS, [day, cutoffs, DIGEST_HOUR, at]);
  }

  /** @returns whether it is worth going on */
  private async sendNext(server: MailConfig, timeZone: string): Promise<boolean> {
    const at = this.clock.now();
    const claim = randomUUID();
    const until = new Date(Date.parse(at) + LEASE_MS).toISOString();
    const [[mail]] = await this.database.query<[Omit<Claimed, 'claim'>[], number]>(CLAIM, [at, until, claim]);
    if (!mail) return false;
    return this.send({ ...mail, claim }, server, timeZone);
  }

  private async send(mail: Claimed, server: MailConfig, timeZone: string): Promise<boolean> {
    const [to] = await this.database.query<Addressee[]>(ADDRESSEE, [mail.personId]);
    const { causes, aboutAgents } = await readableBy(this.sight, to?.roles ?? []);
    const told = to ? await this.database.query<NotificationRow[]>(TOLD, [mail.id, causes, aboutAgents]) : [];
    if (!to || told.length === 0) return this.settle(mail, 'dropped', null, timeZone);
    try {
      const letter = await writtenLetter({ ...mail, to, told, timeZone }, server);
      await deliver(server, letter, () => this.handOver(mail), this.patience, this.stopping.signal);
    } catch (error) {
      const { failure, message } = error instanceof NotDelivered ? error : { failure: 'refused' as const, message: String(error) };
      const { state, nextAt } = afterFailedAttempt(failure, mail.attempts, this.clock.now());
      this.log.warn({ mail: mail.id, attempts: mail.attempts, state, error: message }, 'mail not sent');
      await this.settle(mail, state, message, timeZone, nextAt);
      return failure !== 'unreachable';
    }
    return this.settle(mail, 'sent', null, timeZone);
  }

  /** From here on nobody sends it again, unless the server says that it did not take it. */
  private async handOver({ id, claim }: Claimed): Promise<void> {
    const [[ours]] = await this.database.query<[unknown[], number]>(HAND_OVER, [id, claim]);
    if (!ours) throw new Error('the mail was claimed by another');
  }

  private async settle(mail: Claimed, state: MailState, error: string | null, timeZone: string, nextAt?: string): Promise<boolean> {
    const at = this.clock.now();
    const endedAt = state === 'owed' ? null : at;
    await this.database.transaction(async (tx) => {
      const values = [mail.id, mail.claim, state, nextAt ?? at, error?.slice(0, 500) ?? null, endedAt];
      const [[settled]] = await tx.query<[unknown[], number]>(SETTLE, values);
      if (settled && (state === 'failed' || state === 'uncertain')) await tellOfFailure(tx, mail.id, state, error ?? '', at, timeZone);
    });
    return true;
  }
}

/** Administrators are told once a day that mail does not arrive; which, they see on the page of the settings. */
async function tellOfFailure(
  tx: Parameters<typeof notify>[0],
  id: string,
  state: 'failed' | 'uncertain',
  error: string,
  at: string,
  timeZone: string,
): Promise<void> {
  await recordEvent(tx, { by: null, action: 'mail.failed', object: { kind: 'mail', id }, after: { state, error } });
  const day = localDayOf(at, timeZone);
  await notify(tx, { cause: 'mail-failed', object: { kind: 'mail', id: day }, details: { day }, at });
}
