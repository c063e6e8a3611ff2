import path from 'node:path';
import { audit } from './audit.ts';
import { bench } from './bench.ts';
import { CannotStart } from './cannot-start.ts';
import { checkout } from './checkout.ts';
import { launch } from './launch.ts';
import { runTests } from '../test/run-tests.ts';

const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
  start: () => launch('main'),
  demo: () => launch('demo'),
  test: (args) => runTests(args.includes('--full') || process.env['FULL'] === '1'),
  bench: (args) => bench(args),
  audit: (args) => audit(args),
};

process.chdir(checkout);
// Whatever the command starts runs on the same Node and finds the programs of the packages.
process.env['PATH'] = [path.dirname(process.execPath), path.join(checkout, 'node_modules/.bin'), process.env['PATH']].join(path.delimiter);

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`usage: npm run ${Object.keys(commands).join(' | ')}`);
  process.exit(2);
}
try {
  process.exit(await command(args));
} catch (error) {
  console.error(`\n${error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : String(error)}`);
  process.exit(1);
}
