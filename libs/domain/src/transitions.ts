import { Refusal } from './refusal';

/** A state machine as data: for each state, the commands that it takes and where they lead. */
export type Transitions<State extends string, Command extends string> = Readonly<Record<State, Readonly<Partial<Record<Command, State>>>>>;

/** The state that a command leads to; refused (`not-in-this-state`) when the present state does not take it. */
export function follow<State extends string, Command extends string>(
  transitions: Transitions<State, Command>,
  state: State,
  command: Command,
): State {
  const next = Object.hasOwn(transitions[state], command) ? transitions[state][command] : undefined;
  if (next === undefined) throw new Refusal('not-in-this-state', { state, command });
  return next;
}
