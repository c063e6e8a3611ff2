import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { InboxCard, Today } from '@circolo/contracts';
import { allowed } from '@circolo/domain';
import { bonusInbox } from '../bonus/bonus.reads';
import { latestRun } from '../cycle/cycle.reads';
import { improvementInbox } from '../improvement/improvement.reads';
import { seesAgents } from '../indicators/individual-figures.reads';
import { lastPeriodWithData } from '../indicators/last-period.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { trainingInbox } from '../training/training.reads';

const MOST_CARDS = 100;

/** What waits for a person, gathered from the rooms that act. */
@Injectable()
export class TodayService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(by: Principal): Promise<Today> {
    const at = this.clock.now();
    const sql = this.database;
    const [improvement, training, bonus] = await Promise.all([
      seesAgents(sql, by, 'improvement', at),
      seesAgents(sql, by, 'training', at),
      seesAgents(sql, by, 'bonus', at),
    ]);
    const [run, lastPeriod, ...inboxes] = await Promise.all([
      allowed(by.roles, 'runs.read') ? latestRun(sql) : null,
      lastPeriodWithData(sql),
      improvementInbox(sql, by, improvement),
      trainingInbox(sql, by, training),
      bonusInbox(sql, by, bonus),
    ]);
    const cards = inboxes.flat().sort((one, other) => one.since.localeCompare(other.since) || one.id.localeCompare(other.id));
    return { cards: cards.slice(0, MOST_CARDS), counts: countsOf(cards), run, lastPeriod };
  }
}

function countsOf(cards: readonly InboxCard[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of cards) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
