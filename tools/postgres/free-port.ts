import { createServer } from 'node:net';

/** From here on the system itself hands out ports for outgoing connections, so that a port may be taken at any moment. */
const firstEphemeralPort = 32768;

/** Why nobody could listen on that port of that address now: the system's code, such as EADDRINUSE; `null` when one could. */
export function listenRefusal(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** The wanted port if nobody listens there on the loopback address, else the next free one. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < firstEphemeralPort; port += 1) {
    if ((await listenRefusal(port, '127.0.0.1')) === null) return port;
  }
  throw new Error(`No port is free between ${wanted} and ${firstEphemeralPort - 1}.`);
}
