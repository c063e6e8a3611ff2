/**
 * What can be found in records that were taken. `impossible`: it cannot have happened so, and figures are wrong by it or leave it out;
 * `unlikely`: it can, and is worth a look; `lacking`: something is not known of which figures are made.
 */
export const RECORD_FINDINGS = {
  'reply-before-arrival': 'impossible',
  'resolution-before-arrival': 'impossible',
  'in-the-future': 'impossible',
  'reply-in-the-future': 'impossible',
  'resolution-in-the-future': 'impossible',
  'talk-without-answer': 'impossible',
  'points-over-applicable': 'impossible',
  'satisfied-over-answers': 'impossible',
  'hours-over-a-day': 'impossible',
  'wait-over-a-day': 'unlikely',
  'handling-over-a-day': 'unlikely',
  'answered-without-agent': 'lacking',
  'unknown-customer': 'lacking',
  'answer-without-votes': 'lacking',
} as const satisfies Readonly<Record<string, 'impossible' | 'unlikely' | 'lacking'>>;
export type RecordFinding = keyof typeof RECORD_FINDINGS;
export const RECORD_FINDING_CODES = Object.keys(RECORD_FINDINGS) as readonly RecordFinding[];

const MANY = 0.01;

/** How much a finding matters, by how many of the records it could be found in have it. */
export function stateOfFinding(finding: RecordFinding, count: number, of: number): 'met' | 'watch' | 'warning' | 'critical' {
  if (count === 0) return 'met';
  const isMany = count > of * MANY;
  if (RECORD_FINDINGS[finding] === 'impossible') return isMany ? 'critical' : 'warning';
  return isMany ? 'warning' : 'watch';
}
