import { CannotStart } from './cannot-start.ts';

/** `main` is an organisation's own; `demo` the fictional one, with data of its own. */
export type Kind = 'main' | 'demo';

export type LaunchOptions = {
  readonly kind: Kind;
  /** What was typed, to be shown in advice. */
  readonly command: string;
  readonly host: string;
  /** 0 for any free one; `null` when PORT is no port, which the application itself then says together with every other bad value. */
  readonly port: number | null;
  /** Of the demo's accounts. */
  readonly demoPassword: string;
  /** Another PostgreSQL than the embedded one. */
  readonly databaseUrl: string | null;
  /** How many workers share the jobs. */
  readonly workers: number;
  /** Another place for the data than the usual one. */
  readonly dataFolder: string | null;
};

const defaultPort = 3000;
const wellKnownPassword = 'circolo-demo';

/**
 * Reads what the launcher itself needs from the environment; the rest is checked by the application's own schema.
 * @throws CannotStart when the demo would be open to others with the password that everybody knows, or WORKERS is no number of workers.
 */
export function launchOptions(kind: Kind, environment: Readonly<Record<string, string | undefined>>): LaunchOptions {
  const host = environment['HOST'] || '127.0.0.1';
  const demoPassword = environment['DEMO_PASSWORD'] || wellKnownPassword;
  const command = kind === 'demo' ? 'npm run demo' : 'npm start';
  if (kind === 'demo' && demoPassword === wellKnownPassword && !isLoopback(host)) {
    throw new CannotStart(
      `The demo would be open to others at ${host} with a password that everybody knows.\nChoose one:  DEMO_PASSWORD=... HOST=${host} ${command}\nor keep it to this machine:  ${command}`,
    );
  }
  return {
    kind,
    command,
    host,
    port: portOf(environment['PORT']),
    demoPassword,
    databaseUrl: environment['DATABASE_URL'] || null,
    workers: workersOf(environment['WORKERS'] || '1'),
    dataFolder: environment['DATA_FOLDER'] || null,
  };
}

/** Whether an address is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The address at which the application is reached from this machine. */
export function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** More than one machine has use for. */
const mostWorkers = 32;

/** @throws CannotStart when that is no number of workers */
function workersOf(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= mostWorkers) return workers;
  throw new CannotStart(`WORKERS says how many workers share the jobs: a number from 1 to ${mostWorkers}, not ${text}.`);
}

function portOf(text: string | undefined): number | null {
  const port = text ? Number(text) : defaultPort;
  return Number.isInteger(port) && port >= 0 && port <= 65535 ? port : null;
}
