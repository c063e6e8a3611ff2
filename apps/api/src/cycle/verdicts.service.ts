import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type {
  List,
  VerdictCountQuery,
  VerdictCountRow,
  VerdictExplanation,
  VerdictPath,
  VerdictQuery,
  VerdictRow,
} from '@circolo/contracts';
import { Refusal, type Verdict } from '@circolo/domain';
import { logReading } from '../indicators/individual-readings.reads';
import type { Principal } from '../people/principal';
import { Clock } from '../platform/clock';
import { keysOf, pageOf } from '../platform/cursor';
import { explained, ruleThatDecided } from './explained';
import { type KeptDecision, writtenOut } from './kept-decision';
import { sightOf } from './outcome-sight';
import { COUNT_VERDICTS, LIST_VERDICTS, VERDICT } from './verdicts.queries';

interface Place {
  readonly runKey: number;
  readonly subjectKey: number;
  readonly subjectKind: string;
  readonly subjectName: string;
  readonly position: number;
}
type Placed = VerdictRow & Place;
type Kept = Placed &
  Pick<VerdictExplanation, 'silence' | 'suppressedBy'> & { readonly verdict: Verdict; readonly because: KeptDecision['because'] };

/** What every rule of a run said of every subject, and why: also where nothing happened. Who sees what is as with outcomes. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async list({ limit, cursor, run, period, rule, subject, said, named }: VerdictQuery, by: Principal): Promise<List<VerdictRow>> {
    const asked = [run ?? null, period ?? null, rule ?? null, subject ?? null, said ?? null, named ?? null];
    const sight = await this.sight(by);
    const rows = await this.database.query<Placed[]>(LIST_VERDICTS, [...sight, ...asked, ...keysOf(cursor, 3), limit + 1]);
    const { items, next } = pageOf(rows, limit, ({ subjectName, subjectKey, position }) => [subjectName, subjectKey, position]);
    await this.log(items, by);
    return { items: items.map(withoutPlace), next };
  }

  /** How often each rule said what. It names no subject. */
  async counts({ run, period }: VerdictCountQuery, by: Principal): Promise<List<VerdictCountRow>> {
    const asked = [run ?? null, period ?? null];
    return { items: await this.database.query<VerdictCountRow[]>(COUNT_VERDICTS, [...(await this.sight(by)), ...asked]), next: null };
  }

  async read({ id, rule, subject }: VerdictPath, by: Principal): Promise<VerdictExplanation> {
    const [kept] = await this.database.query<Kept[]>(VERDICT, [...(await this.sight(by)), id, null, rule, subject]);
    if (!kept) throw new Refusal('not-found', { kind: 'verdict', id });
    await this.log([kept], by);
    const { verdict, because, silence, suppressedBy, ...row } = kept;
    const decided = { ruleId: rule, ruleVersion: row.rule.version, runKey: row.runKey, subjectKey: row.subjectKey };
    const version = await ruleThatDecided(this.database, decided);
    const written = writtenOut(version, { ruleId: rule, ruleVersion: version.version, subject: row.subject, verdict, because });
    const seen = await explained(this.database, version, decided, { ...written, period: row.period });
    return { ...withoutPlace(row), ...seen, silence, suppressedBy };
  }

  private sight(by: Principal): Promise<readonly unknown[]> {
    return sightOf(this.database, this.clock.now(), by);
  }

  /** What reads figures of single agents is logged. */
  private async log(rows: readonly Placed[], by: Principal): Promise<void> {
    const agents = rows.filter(({ subjectKind }) => subjectKind === 'agent');
    const periods = [...new Set(agents.map(({ period }) => period))];
    const keys = agents.map(({ subjectKey }) => subjectKey);
    await logReading(this.database, by, 'verdicts', periods, keys);
  }
}

function withoutPlace({ runKey: _, subjectKey: __, subjectKind: ___, subjectName: ____, position: _____, ...row }: Placed): VerdictRow {
  return row;
}
