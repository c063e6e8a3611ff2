import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MonitoringAgreementBody, MonitoringAgreementState } from '@circolo/contracts';
import { isIndicatorCode, Refusal } from '@circolo/domain';
import { recordEvent } from '../audit/record-event';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import type { Sql } from '../platform/database';
import { measureDays } from './daily-sums';
import { LOCK_MEASURING } from './daily-sums.queries';
import { RECORD, RECORDED, WITHDRAW } from './monitoring-agreement.queries';

type Agreement = NonNullable<MonitoringAgreementState['agreement']>;

/** What opens individual figures: recorded, replaced, withdrawn, each time as a new revision; agents are measured, or are no more, at once. */
@Injectable()
export class MonitoringAgreementService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<MonitoringAgreementState> {
    return { agreement: await recorded(this.database) };
  }

  /** @param revision the one that the writer saw, or null when they saw none */
  record(by: Principal, revision: number | null, wanted: MonitoringAgreementBody): Promise<MonitoringAgreementState> {
    const unknown = wanted.indicators.find((code) => !isIndicatorCode(code));
    if (unknown !== undefined) throw new Refusal('indicator-unknown', { field: 'indicators', indicator: unknown });
    if (wanted.from !== null && wanted.until !== null && wanted.until < wanted.from) {
      throw new Refusal('validation', { errors: [{ field: 'until', code: 'before-from', message: 'The last day lies before the first' }] });
    }
    return this.change(by, 'recorded', async (tx, before) => {
      if ((before?.revision ?? null) !== revision) throw new Refusal('stale-revision', { versions: { current: before, yours: wanted } });
      const { kind, number, date, scope, file, indicators, purposes, roles, individualProductivity, from, until } = wanted;
      const said = [kind, number, date, scope, file, indicators, purposes, roles, individualProductivity, from, until];
      await tx.query(RECORD, [...said, by.personId, this.clock.now()]);
    });
  }

  /** Closes individual figures; nothing to do when nothing is recorded. */
  async withdraw(by: Principal): Promise<void> {
    await this.change(by, 'withdrawn', async (tx, before) => {
      if (before !== null) await tx.query(WITHDRAW, [by.personId, this.clock.now()]);
    });
  }

  private change(
    by: Principal,
    verb: string,
    write: (tx: Sql, before: Agreement | null) => Promise<void>,
  ): Promise<MonitoringAgreementState> {
    return this.database.transaction(async (tx) => {
      await tx.query(LOCK_MEASURING);
      const before = await recorded(tx);
      await write(tx, before);
      const agreement = await recorded(tx);
      if (agreement?.revision === before?.revision) return { agreement };
      await recordEvent(tx, {
        by: by.personId,
        action: `monitoring-agreement.${verb}`,
        object: { kind: 'monitoring-agreement', id: null },
        before,
        after: agreement,
      });
      await measureDays(tx, 'all', ['agent']);
      return { agreement };
    });
  }
}

async function recorded(sql: Sql): Promise<Agreement | null> {
  const [agreement] = await sql.query<Agreement[]>(RECORDED);
  return agreement ?? null;
}
