import { Refusal } from '../../refusal';

/** What is known of a draft when somebody asks to publish it. */
export type PublicationEvidence = {
  /** The names of the cases of which it does not say what is expected. */
  readonly failingCases: readonly string[];
  /** Whether there is any past period on which it could have been simulated. */
  readonly simulatable: boolean;
  /** The last finished simulation of exactly this content on at least one evaluated period. */
  readonly simulation: { readonly id: string; readonly seen: boolean } | null;
};

/** What a publication rests on, for its event. */
export type PublicationBasis = { readonly simulation: string | 'no-period-evaluated' };

/**
 * Whether a draft may be published: every case says what is expected, and whoever publishes it has looked at a simulation of exactly this
 * content. Where nothing was ever evaluated there is nothing to simulate on: it may, and that is said.
 * @throws Refusal `rule-cases-failing` with their names, `simulation-missing`, `simulation-not-seen`
 */
export function checkEvidence({ failingCases, simulatable, simulation }: PublicationEvidence): PublicationBasis {
  if (failingCases.length > 0) throw new Refusal('rule-cases-failing', { cases: failingCases });
  if (!simulatable) return { simulation: 'no-period-evaluated' };
  if (simulation === null) throw new Refusal('simulation-missing');
  if (!simulation.seen) throw new Refusal('simulation-not-seen', { simulation: simulation.id });
  return { simulation: simulation.id };
}
