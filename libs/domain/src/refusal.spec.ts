import { Refusal, REFUSAL_CODES } from './refusal';

test('a refusal is an error with a code and data, and has no sentence', () => {
  const refusal = new Refusal('not-found', { kind: 'rule', id: '7' });
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).toMatchObject({ name: 'Refusal', code: 'not-found', message: 'not-found', details: { kind: 'rule', id: '7' } });
  expect(new Refusal('forbidden').details).toEqual({});
});

test('every code is there once, in kebab case', () => {
  expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length);
  for (const code of REFUSAL_CODES) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
