import { createServer } from 'node:net';

/** From here on the system itself hands out ports for outgoing connections, so that a port may be taken at any moment. */
const firstEphemeralPort = 32768;

/** Whether nobody listens on that port of that address. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The wanted port if nobody listens there on the loopback address, else the next free one. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < firstEphemeralPort; port += 1) {
    if (await isFree(port, '127.0.0.1')) return port;
  }
  throw new Error(`No port is free between ${wanted} and ${firstEphemeralPort - 1}.`);
}
