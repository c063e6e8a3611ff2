import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask, bodyOf } from './requests.ts';

let server: Server;
let asked: string[];
let status: number;

const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

beforeEach(async () => {
  [asked, status] = [[], 200];
  server = createServer((request, answer) => {
    asked.push(request.headers.cookie ?? '');
    answer.writeHead(status).end('{"items":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('a load of requests', () => {
  it('asks as often as it is told, with the cookie', async () => {
    expect(await ask({ url: url(), cookie: 'a=b', connections: 4, requests: 25, seconds: 60 })).toBe(25);
    expect(asked).toEqual(Array.from({ length: 25 }, () => 'a=b'));
  });

  it('does not begin when its time is over', async () => {
    expect(await ask({ url: url(), cookie: '', connections: 4, requests: 25, seconds: 0 })).toBe(0);
  });

  it('gives the text of one answer, and fails on anything but 200', async () => {
    expect(await bodyOf(url(), '')).toBe('{"items":[]}');
    status = 401;
    await expect(ask({ url: url(), cookie: '', connections: 2, requests: 2, seconds: 60 })).rejects.toThrow('401');
  });
});
