import { localDayOf, parsePeriod, type Period, type PeriodReadiness, previousPeriod, readinessOf } from '@circolo/domain';
import { targets } from '../deviations/deviations.reads';
import { agentsWithoutTeam, measuredKinds } from '../indicators/measured-kinds.reads';
import type { Sql } from '../platform/database';
import { publishedRules } from '../rules/rules.reads';
import { deliveringSources } from '../sources/deliveries.reads';
import { organisationSettings } from '../subjects/organisation.reads';

/** What an evaluation of a period would still miss at an instant. @throws Refusal `period-unknown` */
export async function readinessFor(sql: Sql, period: Period, at: string): Promise<PeriodReadiness> {
  const { kind, from, until } = parsePeriod(period);
  const before = parsePeriod(previousPeriod(period));
  const { timeZone } = await organisationSettings(sql);
  const [sources, kindsBefore, kinds, withoutTeam, all, rules] = [
    await deliveringSources(sql, { from: before.from, until }, timeZone),
    await measuredKinds(sql, before),
    await measuredKinds(sql, { from, until }),
    await agentsWithoutTeam(sql, { from, until }),
    await targets(sql),
    await publishedRules(sql, kind),
  ];
  return readinessOf({
    period,
    today: localDayOf(at, timeZone),
    sources,
    kindsBefore,
    kinds,
    agentsWithoutTeam: withoutTeam,
    targets: all.filter((target) => target.from <= until).length,
    rules: rules.length,
  });
}
