import fc from 'fast-check';
import { allowed } from '../people/policy';
import { type Role, ROLES } from '../people/role';
import { runs } from '../testing/runs';
import { CAUSES, NOTIFICATION_CAUSES } from './cause';
import { type Audience, causesOf, mayBeTold, recipientsOf } from './recipients';

const elvira = { id: 'elvira', roles: ['care-manager'] as const };
const ilaria = { id: 'ilaria', roles: ['marketing'] as const };
const fausto = { id: 'fausto', roles: ['hr'] as const };
const nives = { id: 'nives', roles: ['agent'] as const };
const corrado = { id: 'corrado', roles: ['trainer'] as const };
const everybody = [elvira, ilaria, fausto, nives, corrado];
const to = (more: Partial<Audience> = {}): Audience => ({ named: [], aboutAgents: false, withoutAgents: false, agentsSeenBy: [], ...more });
const ids = (recipients: readonly { readonly id: string }[]) => recipients.map(({ id }) => id);

describe('who is told', () => {
  test('of a run: who asked for it, and the care manager', () => {
    expect(ids(recipientsOf('run-completed', to({ named: ['fausto'] }), everybody))).toEqual(['fausto', 'elvira']);
    expect(ids(recipientsOf('run-completed', to({ named: ['elvira'] }), everybody))).toEqual(['elvira']);
  });
  test('nobody who may not read it, though they are named', () => {
    expect(recipientsOf('run-failed', to({ named: ['nives'] }), [nives])).toEqual([]);
  });
  test('of an import: who sent it; whoever has the function where nobody of those is left', () => {
    expect(
      ids(recipientsOf('import-failed', to({ named: ['elvira'] }), [...everybody, { id: 'tullio', roles: ['care-manager'] }])),
    ).toEqual(['elvira']);
    expect(ids(recipientsOf('import-failed', to({ named: ['gone'] }), everybody))).toEqual(['elvira']);
  });
  test('not whoever did it', () => {
    expect(ids(recipientsOf('improvement-to-sign', to({ except: 'elvira' }), everybody))).toEqual(['ilaria']);
  });
  test('the agent whom it concerns, whatever the agreement says of others', () => {
    expect(recipientsOf('training-assigned', to({ named: ['nives'] }), everybody)).toEqual([{ id: 'nives', agents: false }]);
  });
});

describe('what speaks of single agents', () => {
  const about = (more: Partial<Audience> = {}) => to({ aboutAgents: true, agentsSeenBy: ['marketing'], ...more });
  test('goes to those for whom the agreement opens them', () => {
    expect(recipientsOf('improvement-to-sign', about(), everybody)).toEqual([{ id: 'ilaria', agents: true }]);
  });
  test('goes to the others without the agents, where that leaves something', () => {
    expect(recipientsOf('improvement-to-sign', about({ withoutAgents: true }), everybody)).toEqual([
      { id: 'elvira', agents: false },
      { id: 'ilaria', agents: true },
    ]);
  });
  test('goes to nobody without an agreement', () => {
    expect(recipientsOf('training-proposed', about({ agentsSeenBy: [] }), everybody)).toEqual([]);
  });
});

test('nobody is ever told what they may not read, nor twice', () => {
  const role = fc.constantFrom(...ROLES);
  const person = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), roles: fc.uniqueArray(role) as fc.Arbitrary<Role[]> });
  fc.assert(
    fc.property(
      fc.constantFrom(...NOTIFICATION_CAUSES),
      fc.uniqueArray(person, { selector: ({ id }) => id }),
      fc.record({
        named: fc.array(fc.constantFrom('a', 'b', 'e')),
        except: fc.option(fc.constantFrom('a', 'b')),
        aboutAgents: fc.boolean(),
        withoutAgents: fc.boolean(),
        agentsSeenBy: fc.uniqueArray(role),
      }),
      (cause, people, audience) => {
        const told = recipientsOf(cause, audience, people);
        expect(new Set(ids(told)).size).toBe(told.length);
        for (const { id, agents } of told) {
          const { roles } = people.find((one) => one.id === id)!;
          expect(allowed(roles, CAUSES[cause].needs)).not.toBeNull();
          expect(mayBeTold(cause, roles, agents, audience.agentsSeenBy)).toBe(true);
          expect(agents || !audience.aboutAgents || audience.withoutAgents).toBe(true);
          expect(id).not.toBe(audience.except);
        }
      },
    ),
    runs(500),
  );
});

describe('what somebody can choose about', () => {
  test.each([
    [['agent'], ['training-assigned', 'training-scheduled']],
    [['trainer'], ['training-proposed', 'training-withdrawn', 'training-basis-changed']],
    [['admin'], ['import-rejections', 'import-failed', 'mail-failed']],
    [['auditor'], []],
  ] as const)('%j: %j', (roles, causes) => {
    expect(causesOf(roles)).toEqual(causes);
  });
  test('HR, who may start runs, about runs and bonuses', () => {
    expect(causesOf(['hr'])).toEqual(NOTIFICATION_CAUSES.filter((cause) => /^(run|bonus)-/.test(cause)));
  });
});

test('every cause reaches somebody, and never one whose function may not read it', () => {
  for (const [cause, { functions, needs }] of Object.entries(CAUSES)) {
    for (const role of functions) expect([cause, role, allowed([role], needs)]).not.toEqual([cause, role, null]);
    expect(ROLES.some((role) => causesOf([role]).includes(cause as never))).toBe(true);
  }
});
