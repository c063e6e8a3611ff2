import path from 'node:path';
import { freePort, listenRefusal } from '../postgres/free-port.ts';
import { CannotStart } from './cannot-start.ts';
import { addressOf, type LaunchOptions } from './launch-options.ts';
import { runningIn } from './run-record.ts';

const firstFreePort = 3000;

/**
 * The port on which the application will listen; `null` where the options have none.
 * @throws CannotStart when it may not; says who listens there if that is another Circolo of this checkout.
 */
export async function listeningPort(options: LaunchOptions, folder: string): Promise<number | null> {
  const { host, port, command } = options;
  if (port === null) return null;
  if (port === 0) return freePort(firstFreePort);
  const refusal = await listenRefusal(port, host);
  if (refusal === null) return port;
  if (refusal === 'EADDRINUSE') {
    const other = ['demo', 'main']
      .map((name) => runningIn(path.join(path.dirname(folder), name)))
      .find((run) => run?.address === addressOf(host, port));
    const who = other ? `another Circolo of this checkout, '${other.command}' (process ${other.launcher.pid})` : 'another program';
    throw new CannotStart(
      `Port ${port} of ${host} is taken by ${who}.\nStop that one, or choose another port:  PORT=${port + 1} ${command}`,
    );
  }
  if (refusal === 'EACCES')
    throw new CannotStart(`Port ${port} is reserved to the administrator.\nChoose another one:  PORT=3000 ${command}`);
  throw new CannotStart(`It is not possible to listen on ${host}, port ${port} (${refusal}).\nHOST must be an address of this machine.`);
}
