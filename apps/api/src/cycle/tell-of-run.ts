import type { RunStep } from '@circolo/contracts';
import type { NotificationCause, OutcomeKind, Period } from '@circolo/domain';
import { agentsOpenTo } from '../indicators/individual-figures.reads';
import { notify } from '../notifications/notify';
import type { Sql } from '../platform/database';

interface EndedRun {
  readonly key: number;
  readonly id: string;
  readonly period: Period;
}

/** How many outcomes, and how many of them are about anything but single agents; `owner` where they are somebody's. */
interface Count {
  readonly kind: OutcomeKind;
  readonly what: 'asked' | 'withdrawn' | 'basis-changed';
  readonly owner: string | null;
  readonly count: number;
  readonly withoutAgents: number;
}

/** What a run did to the outcomes of its period. $1 run, $2 period. */
const COUNTS = `
  with owner as (
    select outcome_id, person_id from improvement_owner
    union all select outcome_id, person_id from training_owner
    union all select outcome_id, person_id from bonus_owner
  ), changed as (
    select o.kind, o.subject_key, 'asked' as what, null::uuid as owner
    from outcome o where o.period = $2 and o.run_key = $1 and o.state in ('proposed', 'not-evaluable') and o.basis_changed_at is null
    union all
    select o.kind, o.subject_key, 'withdrawn', null from outcome o where o.period = $2 and o.withdrawn_in = $1
    union all
    select o.kind, o.subject_key, 'basis-changed', w.person_id
    from outcome o left join owner w on w.outcome_id = o.id where o.period = $2 and o.basis_changed_in = $1
  )
  select c.kind, c.what, c.owner, count(*)::int as count, (count(*) filter (where s.kind <> 'agent'))::int as "withoutAgents"
  from changed c join subject s on s.key = c.subject_key group by c.kind, c.what, c.owner`;

const STARTED = `select number, started_by as "startedBy", counts from evaluation_run where key = $1`;

interface Started {
  readonly number: number;
  readonly startedBy: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

const CAUSE: Readonly<Record<OutcomeKind, Readonly<Record<Count['what'], NotificationCause>>>> = {
  improvement: { asked: 'improvement-to-sign', withdrawn: 'improvement-withdrawn', 'basis-changed': 'improvement-basis-changed' },
  training: { asked: 'training-proposed', withdrawn: 'training-withdrawn', 'basis-changed': 'training-basis-changed' },
  bonus: { asked: 'bonus-to-decide', withdrawn: 'bonus-withdrawn', 'basis-changed': 'bonus-basis-changed' },
};

/**
 * Tells that a run has ended, and each who has something to do of it how much: once a run and kind, however many outcomes there are. To be
 * called in the transaction that ends the run.
 */
export async function tellOfEndedRun(tx: Sql, run: EndedRun, at: string): Promise<void> {
  const object = { kind: 'evaluation-run', id: run.id };
  const [started] = await tx.query<Started[]>(STARTED, [run.key]);
  const { number, startedBy, counts } = started!;
  const named = startedBy === null ? [] : [startedBy];
  await notify(tx, {
    cause: 'run-completed',
    object,
    named,
    at,
    details: { period: run.period, number, outcomes: counts['outcomes'] ?? 0 },
  });
  const openTo = await agentsOpenTo(tx, at);
  for (const { kind, what, owner, count, withoutAgents } of await tx.query<Count[]>(COUNTS, [run.key, run.period])) {
    const details = { period: run.period, count };
    const otherwise = withoutAgents > 0 ? { ...details, count: withoutAgents } : null;
    const agents = count === withoutAgents ? undefined : { seenBy: openTo(kind), otherwise };
    await notify(tx, { cause: CAUSE[kind][what], object, details, named: owner === null ? [] : [owner], agents, at });
  }
}

/** Tells that a run cannot go on by itself. Each time it stops is told: `attempts` counts how often it was queued. */
export async function tellOfFailedRun(tx: Sql, run: EndedRun, attempts: number, step: RunStep | null, at: string): Promise<void> {
  const [started] = await tx.query<Started[]>(STARTED, [run.key]);
  const { number, startedBy } = started!;
  await notify(tx, {
    cause: 'run-failed',
    object: { kind: 'evaluation-run', id: run.id },
    occurrence: String(attempts),
    details: { period: run.period, number, step },
    named: startedBy === null ? [] : [startedBy],
    at,
  });
}
