import { isWeakPassword } from './password';

const anna = { name: 'Anna Marino', email: 'a.marino@circolo.example' };

it.each([
  ['too short', 'k8Fq-2'],
  ['few different characters', 'abababababab'],
  ['what everybody tries', 'Password2026'],
  ['the e-mail', 'a.marino@circolo.example'],
  ['the name with a year', 'Marino2026'],
])('refuses %s', (_, password) => {
  expect(isWeakPassword(password, anna)).toBe(true);
});

it.each(['circolo-demo', 'correct horse battery', 'Marino abita sul porto', 'ζώον-πολιτικόν'])('takes %s', (password) => {
  expect(isWeakPassword(password, anna)).toBe(false);
});
