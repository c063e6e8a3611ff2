import { describe, expect, it } from '@jest/globals';
import { addressOf, launchOptions } from './launch-options.ts';

describe('the demo', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('keeps the password that everybody knows at %s', (host) => {
    expect(launchOptions('demo', { HOST: host }).demoPassword).toBe('circolo-demo');
  });

  it.each(['0.0.0.0', '::', '192.168.1.7', 'circolo.example', '127.0.0.1.example.org'])('refuses it at %s', (host) => {
    expect(() => launchOptions('demo', { HOST: host })).toThrow(/DEMO_PASSWORD=/);
    expect(() => launchOptions('demo', { HOST: host, DEMO_PASSWORD: 'circolo-demo' })).toThrow(/DEMO_PASSWORD=/);
    expect(launchOptions('demo', { HOST: host, DEMO_PASSWORD: 'another' }).host).toBe(host);
  });
});

describe('the port', () => {
  it.each([
    [undefined, 3000],
    ['', 3000],
    ['3001', 3001],
    ['0', 0],
    ['65536', null],
    ['-1', null],
    ['80.5', null],
    ['http', null],
  ])('of PORT=%s is %s', (text, port) => expect(launchOptions('main', { PORT: text }).port).toBe(port));
});

describe('the workers', () => {
  it.each([
    [undefined, 1],
    ['', 1],
    ['3', 3],
  ])('of WORKERS=%s are %s', (text, workers) => expect(launchOptions('main', { WORKERS: text }).workers).toBe(workers));

  it.each(['0', '33', '1.5', 'many'])('are not %s', (text) => expect(() => launchOptions('main', { WORKERS: text })).toThrow(/WORKERS/));
});

describe('the address to open', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://[::1]:3000'],
    ['circolo.example', 'http://circolo.example:3000'],
  ])('of %s is %s', (host, address) => expect(addressOf(host, 3000)).toBe(address));
});
