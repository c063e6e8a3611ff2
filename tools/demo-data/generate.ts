import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lastCompleteMonth, monthOf, monthText } from './calendar.ts';
import { agents, body } from './organisation.ts';
import { exportLines } from './switchboard-export.ts';
import { demoSeed } from './demo-seed.ts';
import { writeLines } from './write-lines.ts';

const { values } = parseArgs({ options: { out: { type: 'string' }, until: { type: 'string' }, seed: { type: 'string' } } });
if (!values.out) {
  process.stderr.write('Usage: node tools/demo-data/generate.ts --out FOLDER [--until 2026-10] [--seed 1]\n');
  process.exit(2);
}

const until = values.until ? monthOf(values.until) : lastCompleteMonth(new Date(), body.timeZone);
const seed = values.seed ? Number(values.seed) : demoSeed;
mkdirSync(values.out, { recursive: true });
const lines = await writeLines(join(values.out, `contatti-${monthText(until)}.csv`), exportLines(seed, until));
await writeLines(join(values.out, 'operatori.csv'), [
  'CODICE;NOME;SQUADRA',
  ...agents.map(({ code, name, team }) => `${code};${name};${team}`),
]);
process.stdout.write(`${lines - 1} contacts up to ${monthText(until)}, seed ${seed}\n`);
