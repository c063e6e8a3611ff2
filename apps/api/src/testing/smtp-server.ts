import { execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** The system's own Python: its packages are where the system puts them. */
const PYTHON = '/usr/bin/python3';

/** A mail as the server took it, and as another library than ours reads it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly html: string;
}

/** A real mail server, of which the user is `circolo` with the password `segreta`; `nobody@…` is refused, `later@…` put off. */
export interface SmtpServer {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  readonly stop: () => void;
}

/** Starts aiosmtpd, which is installed where it is not there and the system lets us; null where it does not. */
export async function smtpServer(): Promise<SmtpServer | null> {
  if (!(await isThere()) && !(await isInstalled())) return null;
  const child = spawn(PYTHON, [path.join(import.meta.dirname, 'smtp-server.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const taken: TakenMail[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the mail server ended with ${code}`)));
    lines.once('line', (line) => resolve(Number(line)));
  });
  lines.on('line', (line) => taken.push(JSON.parse(line) as TakenMail));
  return { port, taken, stop: () => child.stdin.end() };
}

const isThere = (): Promise<boolean> =>
  run(PYTHON, ['-c', 'import aiosmtpd.smtp']).then(
    () => true,
    () => false,
  );

/** Debian's package, for whoever may install it. */
async function isInstalled(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const install = () =>
    run('apt-get', ['install', '-y', '-q', 'python3-aiosmtpd'], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  await install()
    .catch(() => run('apt-get', ['update', '-q']).then(install))
    .catch(() => undefined);
  return isThere();
}
