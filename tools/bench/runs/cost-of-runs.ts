import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { RuleRow, RunRow } from '@circolo/contracts';
import { importContacts } from '../import-contacts.ts';
import { spentOn, type Spent } from '../measure.ts';
import { processesClock, type ProcessorClock } from '../processor-time.ts';
import type { Product } from '../product.ts';
import type { Row } from '../report.ts';
import { CONTACTS_EACH, writeMonth } from './month-of-agents.ts';

export type RunsBench = {
  readonly client: pg.Client;
  readonly database: ProcessorClock | null;
  readonly product: Product;
  readonly folder: string;
  /** How many agents the month of each run has. */
  readonly sizes: readonly number[];
  readonly note: (text: string) => void;
};

const RULES = 20;
const monthOf = (place: number) => `2026-${String(place + 1).padStart(2, '0')}`;

/** Evaluation runs over months with so many agents, each beside the first: a run should cost no more for a subject when there are more. */
export async function costOfRuns(bench: RunsBench): Promise<readonly Row[]> {
  const { sizes, note } = bench;
  await aims(bench.product);
  const spent: Spent[] = [];
  for (const [place, agents] of sizes.entries()) {
    note(`runs: a month of ${agents} agents`);
    const file = path.join(bench.folder, `month-${place}.csv`);
    await writeMonth(bench.client, file, monthOf(place), agents);
    await importContacts(bench.product, file, 'elaborazioni', agents * CONTACTS_EACH);
    await bench.product.careManager.get(`/measurements?period=${monthOf(place)}&subject=organisation&limit=1`);
    note(`runs: evaluating ${agents} agents by ${RULES} rules`);
    const run = await evaluated(bench, monthOf(place));
    note(`runs: ${run.wall.toFixed(1)} s`);
    spent.push(run);
  }
  return sizes.map((agents, place) => ({
    what: `an evaluation run over ${agents} agents, ${RULES} rules, to its end`,
    yardstick: `as many times as long as for ${sizes[0]} of them`,
    product: spent[place]!,
    beside: times(spent[0]!, agents / sizes[0]!),
    goal: 'no more than linear (at most 1.1 x)',
    reached: (ratio) => ratio <= 1.1,
  }));
}

const times = ({ wall, processor }: Spent, factor: number): Spent => ({
  wall: wall * factor,
  processor: processor === null ? null : processor * factor,
});

async function evaluated({ product, database }: RunsBench, period: string): Promise<Spent> {
  const { careManager, api, worker } = product;
  return spentOn([processesClock([api, worker]), database], async () => {
    const { id } = await careManager.post<{ id: string }>('/evaluation-runs', { period });
    for (;;) {
      const run = await careManager.get<RunRow>(`/evaluation-runs/${id}`);
      if (run.state === 'completed') return;
      if (run.state === 'failed' || run.state === 'cancelled')
        throw new Error(`The run ended as ${run.state}: ${JSON.stringify(run.failure)}`);
      await pause(100);
    }
  });
}

/** Targets for agents, and rules over their figures; some hold for one in a hundred, some for a third. */
async function aims({ careManager }: Product): Promise<void> {
  for (const [indicator, value, warning, critical] of [
    ['RES', 0.75, 0.7, 0.6],
    ['CSAT', 0.5, 0.45, 0.35],
    ['ASA', 90, 100, 120],
  ] as const) {
    await careManager.post('/targets', {
      indicator,
      subject: { kind: 'agent' },
      from: '2026-01-01',
      value,
      warning,
      critical,
      origin: 'internal',
    });
  }
  for (let place = 0; place < RULES; place++) {
    const rule = {
      name: `Regola ${place + 1}`,
      appliesTo: 'agent',
      periodKind: 'month',
      conditions: {
        all: [
          { fact: 'RES.value', operator: 'lessThan', value: 0.2 + (place % 4) * 0.05 },
          {
            any: [
              { fact: 'ASA.value', operator: 'greaterThan', value: 90 + place },
              { fact: 'CSAT.severity', operator: 'equal', value: 'critical' },
            ],
          },
          { not: { fact: 'VOL.value', operator: 'lessThan', value: 2 } },
        ],
      },
      outcome: { kind: 'training', title: `Corso ${place + 1}` },
    };
    const { id, revision } = await careManager.post<RuleRow>('/rules', rule);
    await careManager.post(`/rules/${id}/publication`, undefined, { revision });
  }
}
