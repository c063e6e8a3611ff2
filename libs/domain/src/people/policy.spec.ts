import fc from 'fast-check';
import { runs } from '../testing/runs';
import { allowed, PERMISSIONS, POLICY } from './policy';
import { ROLES, SCOPES, type Role } from './role';

const holders = (permission: keyof typeof POLICY) => ROLES.filter((role) => POLICY[permission][role]);

test('the table has a row for every permission, and no other', () => {
  expect(Object.keys(POLICY).sort()).toEqual([...PERMISSIONS].sort());
  for (const permission of PERMISSIONS) expect(holders(permission)).not.toEqual([]);
});

describe('who must never', () => {
  test('marketing and trainers never read bonuses', () => {
    expect(holders('bonus.read')).not.toContain('marketing');
    expect(holders('bonus.read')).not.toContain('trainer');
  });
  test('an admin signs, decides and publishes nothing', () => {
    for (const permission of ['improvement.sign', 'improvement.work', 'bonus.decide', 'training.assign', 'rules.publish'] as const) {
      expect(holders(permission)).not.toContain('admin');
    }
    expect(holders('bonus.read')).not.toContain('admin');
  });
  test('an auditor changes nothing', () => {
    const mine = PERMISSIONS.filter((permission) => POLICY[permission].auditor);
    // Their own sign-in, tokens, what they have been told, and the questions that they keep for themselves.
    const own = ['session.own', 'tokens.own', 'notifications.own', 'views.write'];
    expect(mine.filter((permission) => !permission.endsWith('.read'))).toEqual(own);
  });
  test('an agent sees only what is their own of persons', () => {
    for (const permission of [
      'measurements.read',
      'deviations.read',
      'outcomes.read',
      'training.read',
      'bonus.read',
      'people.read',
    ] as const) {
      expect(POLICY[permission].agent).toBe('own');
    }
  });
  test('only the two functions sign improvements', () => {
    expect(holders('improvement.sign')).toEqual(['care-manager', 'marketing']);
  });
});

test.each([
  [['agent'], 'measurements.read', 'own'],
  [['agent', 'care-manager'], 'measurements.read', 'all'],
  [['care-manager', 'agent'], 'measurements.read', 'all'],
  [['agent'], 'imports.write', null],
  [[], 'session.own', null],
  [['hr'], 'bonus.decide', 'all'],
] as const)('%j for %s: %s', (roles, permission, scope) => {
  expect(allowed(roles, permission)).toBe(scope);
});

test('more roles never allow less', () => {
  const width = (roles: readonly Role[], permission: (typeof PERMISSIONS)[number]) => {
    const scope = allowed(roles, permission);
    return scope === null ? -1 : SCOPES.indexOf(scope);
  };
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...ROLES)),
      fc.constantFrom(...ROLES),
      fc.constantFrom(...PERMISSIONS),
      (roles, more, permission) => {
        expect(width([...roles, more], permission)).toBeGreaterThanOrEqual(width(roles, permission));
      },
    ),
    runs(2_000),
  );
});
