import type { RunDetail } from '@circolo/contracts';
import { secondsLeft } from './run-progress';

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 8, 0, second)).toISOString();
const moment = (what: RunDetail['log'][number]['what'], second: number) => ({ what, at: at(second), by: null, step: null });
const run = (log: RunDetail['log'], some: Partial<RunDetail> = {}) =>
  ({
    state: 'comparing',
    paused: null,
    startedAt: at(0),
    steps: [
      { name: 'measure', done: 4, total: 4 },
      { name: 'compare', done: 0, total: 4 },
    ],
    log,
    ...some,
  }) as RunDetail;

it.each<[string, RunDetail, number, number | null]>([
  ['half done after 20 s', run([]), 20, 20],
  ['held for 600 of 620 s', run([moment('begun', 0), moment('paused', 5), moment('resumed', 605)]), 620, 20],
  ['failed, and tried again after a minute', run([moment('failed', 10), moment('retried', 70)]), 80, 20],
  ['paused, and failed while it was', run([moment('paused', 10), moment('failed', 30), moment('resumed', 70)]), 80, 20],
  ['paused now', run([moment('paused', 10)], { paused: { at: at(10), by: { id: '', name: '' } } }), 20, null],
  ['just begun', run([], { steps: [{ name: 'measure', done: 0, total: 4 }] }), 20, null],
  ['over', run([], { state: 'completed' }), 20, null],
])('%s', (_, of, now, expected) => expect(secondsLeft(of, Date.parse(at(now)))).toBe(expected));
