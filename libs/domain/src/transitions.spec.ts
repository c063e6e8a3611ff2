import { ASSIGNMENT_COMMANDS, ASSIGNMENT_STATES, ASSIGNMENT_TRANSITIONS } from './training/assignment';
import { ELIGIBILITY_COMMANDS, ELIGIBILITY_STATES, ELIGIBILITY_TRANSITIONS } from './bonus/eligibility';
import { IMPROVEMENT_COMMANDS, IMPROVEMENT_STATES, IMPROVEMENT_TRANSITIONS } from './improvement/improvement-action';
import { RULE_COMMANDS, RULE_STATES, RULE_TRANSITIONS } from './rules/rule';
import { RUN_COMMANDS, RUN_STATES, RUN_TRANSITIONS } from './cycle/run';
import { follow, type Transitions } from './transitions';

type Machine = { states: readonly string[]; commands: readonly string[]; table: Transitions<string, string>; final: readonly string[] };

const MACHINES: Readonly<Record<string, Machine>> = {
  rule: { states: RULE_STATES, commands: RULE_COMMANDS, table: RULE_TRANSITIONS, final: ['retired'] },
  run: { states: RUN_STATES, commands: RUN_COMMANDS, table: RUN_TRANSITIONS, final: ['completed', 'cancelled'] },
  improvement: {
    states: IMPROVEMENT_STATES,
    commands: IMPROVEMENT_COMMANDS,
    table: IMPROVEMENT_TRANSITIONS,
    final: ['rejected', 'implemented'],
  },
  assignment: {
    states: ASSIGNMENT_STATES,
    commands: ASSIGNMENT_COMMANDS,
    table: ASSIGNMENT_TRANSITIONS,
    final: ['completed', 'cancelled'],
  },
  eligibility: {
    states: ELIGIBILITY_STATES,
    commands: ELIGIBILITY_COMMANDS,
    table: ELIGIBILITY_TRANSITIONS,
    final: ['confirmed', 'declined'],
  },
};

describe.each(Object.entries(MACHINES))('the states of a %s', (_name, { states, commands, table, final }) => {
  test('every state can be reached from the first', () => {
    const reached = new Set([states[0]!]);
    for (const state of reached) for (const next of Object.values(table[state]!)) reached.add(next!);
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('every state but the final ones leads somewhere, and every command is taken somewhere', () => {
    expect(states.filter((state) => Object.keys(table[state]!).length === 0)).toEqual(final);
    expect([...new Set(states.flatMap((state) => Object.keys(table[state]!)))].sort()).toEqual([...commands].sort());
  });

  test('a command that the state does not take is refused with both', () => {
    for (const state of states) {
      for (const command of [...commands, 'constructor', '__proto__', 'toString']) {
        const next = Object.hasOwn(table[state]!, command) ? table[state]![command] : undefined;
        if (next !== undefined) expect(follow(table, state, command)).toBe(next);
        else {
          expect(() => follow(table, state, command)).toThrow(
            expect.objectContaining({ code: 'not-in-this-state', details: { state, command } }),
          );
        }
      }
    }
  });
});
