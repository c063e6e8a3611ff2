import { parseArgs } from 'node:util';
import { lastCompleteMonth, monthOf } from './calendar.ts';
import { italianLayoutLines, ownLayoutLines } from './load-test-file.ts';
import { body } from './organisation.ts';
import { writeLines } from './write-lines.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    rows: { type: 'string', default: '1000000' },
    agents: { type: 'string', default: '2000' },
    months: { type: 'string', default: '3' },
    until: { type: 'string' },
    seed: { type: 'string', default: '1' },
    layout: { type: 'string', default: 'own' },
  },
});
if (!values.out || !['own', 'italian'].includes(values.layout)) {
  process.stderr.write(
    'Usage: node tools/demo-data/load-test.ts --out FILE [--rows N] [--agents M] [--months 3] [--until 2026-10] [--layout own|italian]\n',
  );
  process.exit(2);
}

const until = values.until ? monthOf(values.until) : lastCompleteMonth(new Date(), body.timeZone);
const size = { seed: Number(values.seed), rows: Number(values.rows), agents: Number(values.agents), months: Number(values.months), until };
const lines = await writeLines(values.out, values.layout === 'own' ? ownLayoutLines(size) : italianLayoutLines(size));
process.stdout.write(`${lines - 1} rows in ${values.out}\n`);
