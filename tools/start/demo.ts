import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotStart } from './cannot-start.ts';
import { checkout } from './checkout.ts';
import { step } from './steps.ts';

type DemoTarget = {
  /** Where the API answers. */
  readonly baseUrl: string;
  /** Of every account. */
  readonly password: string;
  /** The application's `DATA_FOLDER`. */
  readonly filesFolder: string;
  /** Given when the loading is to stop. */
  readonly signal: AbortSignal;
};

/** `tools/demo-data/load.ts`: does nothing when the demo is there already. */
type Loader = { readonly loadDemo: (target: DemoTarget & { readonly progress: (text: string) => void }) => Promise<unknown> };

const accounts: readonly (readonly [name: string, role: string])[] = [
  ['admin', 'administrator'],
  ['care-manager', 'customer-care manager'],
  ['care-manager2', 'a second customer-care manager'],
  ['marketing', 'marketing'],
  ['trainer', 'trainer'],
  ['hr', 'human resources'],
  ['hr2', 'a second one in human resources'],
  ['agent', 'one of the 40 agents'],
  ['auditor', 'auditor'],
];

/** Loads the demo organisation through the API, unless it is there. */
export async function fillWithDemo(target: DemoTarget): Promise<void> {
  const script = ['load.ts', 'load.mjs'].map((name) => path.join(checkout, 'tools/demo-data', name)).find((file) => existsSync(file));
  if (!script) throw new CannotStart('There is no demo organisation in tools/demo-data.');
  const { loadDemo } = (await import(pathToFileURL(script).href)) as Loader;
  const stopped = new Promise<never>((_, reject) => target.signal.addEventListener('abort', () => reject(target.signal.reason)));
  await step('Loading the demo organisation', async (note) => {
    await Promise.race([loadDemo({ ...target, progress: note }), stopped]);
    note('');
  });
}

/** The accounts of the demo, to be printed. */
export function demoAccounts(password: string): string {
  const width = Math.max(...accounts.map(([name]) => name.length)) + '@circolo.example'.length;
  const lines = accounts.map(([name, role]) => `  ${`${name}@circolo.example`.padEnd(width)}  ${role}`);
  return `\nSign in with the password '${password}' as one of\n${lines.join('\n')}`;
}
