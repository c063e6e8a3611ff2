import fc from 'fast-check';
import { runs } from '../testing/runs';
import { moveRun, RUN_COMMANDS, RUN_STATES, type RunState } from './run';
import { control, type ControlledRun, controlsOf, RUN_CONTROLS, standingOf } from './run-control';

test.each<[ControlledRun, string, readonly string[]]>([
  [{ state: 'queued', isPaused: false }, 'going', ['pause', 'cancel']],
  [{ state: 'measuring', isPaused: false }, 'going', ['pause', 'cancel']],
  [{ state: 'comparing', isPaused: true }, 'paused', ['resume', 'cancel']],
  [{ state: 'deciding', isPaused: true }, 'paused', ['resume', 'cancel']],
  [{ state: 'failed', isPaused: false }, 'failed', ['resume', 'retry', 'cancel']],
  [{ state: 'completed', isPaused: false }, 'over', []],
  [{ state: 'cancelled', isPaused: false }, 'over', []],
])('%j is %s and takes %j', (run, standing, controls) => {
  expect(standingOf(run)).toBe(standing);
  expect(controlsOf(run)).toEqual(controls);
});

test.each(['completed', 'failed', 'cancelled'] as const)('no run is %s and paused', (state) => {
  expect(() => standingOf({ state, isPaused: true })).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
});

test('a control that is not offered is refused, one that is leads where its states lead', () => {
  const run = fc
    .constantFrom(...RUN_STATES)
    .chain((state) =>
      fc
        .boolean()
        .map((paused): ControlledRun => ({ state, isPaused: paused && ['queued', 'measuring', 'comparing', 'deciding'].includes(state) })),
    );
  fc.assert(
    fc.property(run, fc.constantFrom(...RUN_CONTROLS), (one, command) => {
      if (!controlsOf(one).includes(command)) {
        expect(() => control(one, command)).toThrow(expect.objectContaining({ code: 'not-in-this-state' }));
        return;
      }
      const then = control(one, command);
      const moved: RunState =
        command === 'cancel' ? moveRun(one.state, 'cancel') : one.state === 'failed' ? moveRun('failed', 'resume') : one.state;
      expect(standingOf({ state: moved, isPaused: command === 'pause' })).toBe(then);
    }),
    runs(2_000),
  );
});

test('whatever people and steps do in turn, a run that is over stays over', () => {
  const step = fc.oneof(fc.constantFrom(...RUN_COMMANDS), fc.constantFrom(...RUN_CONTROLS));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let run: ControlledRun = { state: 'queued', isPaused: false };
      let over = false;
      for (const command of steps) {
        run = taken(run, command);
        if (over) expect(standingOf(run)).toBe('over');
        over ||= standingOf(run) === 'over';
      }
    }),
    runs(2_000),
  );
});

/** The run after a command of either kind; what it does not take leaves it as it is. */
function taken(run: ControlledRun, command: string): ControlledRun {
  try {
    if (command === 'pause') return { ...run, isPaused: control(run, 'pause') === 'paused' };
    if (command === 'resume' || command === 'retry') {
      control(run, command);
      return { state: run.state === 'failed' ? 'queued' : run.state, isPaused: false };
    }
    const state = moveRun(run.state, command as (typeof RUN_COMMANDS)[number]);
    return { state, isPaused: run.isPaused && !['completed', 'failed', 'cancelled'].includes(state) };
  } catch {
    return run;
  }
}
