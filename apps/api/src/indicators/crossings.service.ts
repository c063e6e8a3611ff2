import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type CrossingKind,
  type List,
  type MeasurementQuery,
  type MeasurementRow,
  type SubjectReference,
  TIMES_CROSSED,
} from '@circolo/contracts';
import { definitionsFor, type Indicator, type IndicatorCode, measureSubject, parsePeriod, type Scope } from '@circolo/domain';
import type { Principal } from '../people/principal';
import { cursorOf, keysOf } from '../platform/cursor';
import { referencesOf, subjectById } from '../subjects/subjects.reads';
import { catchUp } from './catch-up.reads';
import { crossedPairs, type FoundPair, type Pair } from './crossed-pairs.reads';
import { seenOf, type Sight, sightOf } from './individual-figures.reads';
import { indicatorVersions } from './indicator-versions.reads';
import { logReading } from './individual-readings.reads';
import { measurementRow } from './measurement-row';
import { recordedAgreement } from './monitoring-agreement.reads';

const PARAMETERS = ['thresholdSeconds', 'windowDays', 'termDays', 'termHours'] as const;

/** Whether a question needs the records themselves: it crosses two kinds, or tries a parameter at another value. */
export const isCrossing = (query: MeasurementQuery): boolean =>
  query.by !== undefined || PARAMETERS.some((name) => query[name] !== undefined);

/** Figures of pairs of subjects, and of definitions with another parameter, reckoned from the records of the periods as they are asked for. */
@Injectable()
export class CrossingsService {
  constructor(private readonly database: DataSource) {}

  /** By period, subject and crossing. Whoever is in the pair as an agent is seen only as far as agents are. */
  async list(by: Principal, scope: Scope, query: MeasurementQuery, asked: readonly IndicatorCode[]): Promise<List<MeasurementRow>> {
    await catchUp(this.database);
    const agreement = await recordedAgreement(this.database);
    const isAboutAgents = query.subject === 'agent' || query.by === 'agent';
    const sights = query.period.map((period) => sightOf(agreement, by, scope, parsePeriod(period)));
    const one = query.id === undefined ? null : ((await subjectById(this.database, query.id))?.key ?? -1);
    const versions = await indicatorVersions(this.database);
    const inForce = query.period.map((period) =>
      definitionsFor(versions, period)
        .filter(({ code }) => asked.includes(code))
        .map((definition) => withParameters(definition, query)),
    );
    const found = await crossedPairs(this.database, query, one, inForce.flat());
    const references = await referencesOf(this.database, keysIn(found, query));
    const rows = found.flatMap((pair): readonly { readonly row: MeasurementRow; readonly pair: Pair }[] => {
      const period = query.period[pair.ordinal - 1]!;
      const subject = references.get(pair.subjectKey);
      const crossed = crossedReference(pair, query, references);
      if (!subject || (query.by !== undefined && crossed === null) || !isLookedFor(subject.name, query.search)) return [];
      const open = openOf(sights[pair.ordinal - 1]!, pair, query);
      const definitions = inForce[pair.ordinal - 1]!;
      const measured = measureSubject(
        { ...pair, subject: isAboutAgents ? { ...subject, kind: 'agent' } : subject },
        period,
        agreement,
        definitions,
      );
      return measured
        .filter(({ indicator }) => open.includes(indicator))
        .map((measurement) => {
          const definition = definitions.find(({ code }) => code === measurement.indicator)!;
          return { row: measurementRow({ ...measurement, subject }, definition, crossed), pair };
        });
    });
    const [from] = keysOf(query.cursor, 1) as readonly [number | null];
    const [first, last] = [from ?? 0, (from ?? 0) + query.limit];
    const page = rows.slice(first, last);
    if (isAboutAgents) {
      const agents = page.map(({ pair }) => (query.subject === 'agent' ? pair.subjectKey : pair.crossed!));
      await logReading(this.database, by, 'measurements', query.period, [...new Set(agents)]);
    }
    return { items: page.map(({ row }) => row), next: rows.length > last ? cursorOf([last]) : null };
  }
}

/** A definition with those of its parameters that the question tries at another value. */
function withParameters<C extends string>(definition: Indicator<C>, query: MeasurementQuery): Indicator<C> {
  const tried = PARAMETERS.filter((name) => query[name] !== undefined && name in definition.parameters);
  if (tried.length === 0) return definition;
  return { ...definition, parameters: { ...definition.parameters, ...Object.fromEntries(tried.map((name) => [name, query[name]!])) } };
}

const isLookedFor = (name: string, search: string | undefined): boolean =>
  search === undefined || name.toLowerCase().includes(search.toLowerCase());

/** What the reader may see of a pair: as much as of the agent in it. */
function openOf(sight: Sight, { subjectKey, crossed }: Pair, { subject, by }: MeasurementQuery): readonly IndicatorCode[] {
  if (subject === 'agent') return seenOf(sight, { kind: 'agent', key: subjectKey });
  if (by === 'agent') return seenOf(sight, { kind: 'agent', key: crossed });
  return seenOf(sight, { kind: subject, key: subjectKey });
}

const isTime = (by: CrossingKind): boolean => (TIMES_CROSSED as readonly CrossingKind[]).includes(by);

function keysIn(found: readonly FoundPair[], { by }: MeasurementQuery): readonly number[] {
  const others = by === undefined || isTime(by) ? [] : found.map(({ crossed }) => crossed!);
  return [...new Set([...found.map(({ subjectKey }) => subjectKey), ...others])];
}

function crossedReference(
  { crossed }: Pair,
  { by }: MeasurementQuery,
  references: ReadonlyMap<number, SubjectReference>,
): MeasurementRow['crossed'] {
  if (by === undefined || crossed === null) return null;
  if (!isTime(by)) return { ...references.get(crossed)!, kind: by };
  const code = codeOfTime(by, crossed);
  return { kind: by, id: code, code, name: code };
}

function codeOfTime(by: CrossingKind, time: number): string {
  if (by === 'month') return `${Math.floor(time / 100)}-${String(time % 100).padStart(2, '0')}`;
  return by === 'hour' ? String(time).padStart(2, '0') : String(time);
}
