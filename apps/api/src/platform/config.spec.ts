import { BadConfiguration, readConfig } from './config';

const database = { DATABASE_URL: 'postgres://localhost/circolo' };
const mail = { ...database, MAIL_FROM: 'circolo@example.org', PUBLIC_URL: 'https://circolo.example' };
const badKeys = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as BadConfiguration).keys.map(({ key }) => key);
  }
  return [];
};

it('sends no mail where no server is named', () => {
  expect(readConfig(database).mail).toBeUndefined();
  expect(readConfig({ ...mail, SMTP_URL: '' }).mail).toBeUndefined();
});

it.each([
  ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, user: undefined, tls: 'required' }],
  ['smtps://circolo:s%40greta@mail.example.org', { port: 465, user: 'circolo', password: 's@greta', tls: 'from-the-start' }],
  ['smtp://[::1]:2525', { host: '::1', port: 2525 }],
])('reads %s', (SMTP_URL, expected) => {
  expect(readConfig({ ...mail, SMTP_URL }).mail).toMatchObject(expected);
});

it.each([
  [{ ...mail, SMTP_URL: 'http://mail.example.org' }, ['SMTP_URL']],
  [{ ...mail, SMTP_URL: 'smtp://' }, ['SMTP_URL']],
  [{ ...database, SMTP_URL: 'smtp://mail.example.org' }, ['MAIL_FROM', 'PUBLIC_URL']],
  [{ ...mail, MAIL_FROM: 'circolo@example.org\r\nBcc: x@example.org' }, ['MAIL_FROM']],
  [{ ...mail, SMTP_TLS: 'sometimes', METRICS_TOKEN: 'short' }, ['SMTP_TLS', 'METRICS_TOKEN']],
])('refuses to start with a bad setting: %j', (environment, keys) => {
  expect(badKeys(environment as Record<string, string>)).toEqual(keys);
});
