import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { KeptHeads } from './audit/kept-heads';
import { type Verification, verifyChain } from './audit/verify-chain';
import { dataSourceOptions } from './platform/database';
import { configOrExit } from './start-config';

const WORDS = {
  missing: 'is not there',
  altered: 'is not what was sealed',
  'content-altered': 'says something else of before and after than what was sealed',
  cut: 'and what followed it was there once, and is gone',
  rewritten: 'is where a chain begins that is not the one that was sealed',
} as const;

const config = configOrExit();
const heads = new KeptHeads(config.dataFolder);
const database = await new DataSource(dataSourceOptions(config.databaseUrl, 2)).initialize();
const found = await verifyChain(database, await heads.all()).finally(() => database.destroy());
console.log(inWords(found).join('\n'));
process.exitCode = found.fault ? 1 : 0;

function inWords({ head, waiting, keptHeads, fault }: Verification): readonly string[] {
  const kept =
    keptHeads > 0 ? `Held to ${keptHeads} heads in ${heads.file}.` : `No head is kept in ${heads.file}: a cut tail would go unnoticed.`;
  const later = waiting > 0 ? [`${waiting} later events wait for their seal.`] : [];
  if (fault) {
    const name = fault.event ? ` (${fault.event})` : '';
    return [`The chain fits as far as event ${head.sequence}. Event ${fault.sequence}${name} ${WORDS[fault.code]}.`, kept, ...later];
  }
  if (head.sequence === 0) return ['No event is sealed yet.', kept, ...later];
  return [`The chain of ${head.sequence} events is whole. Its head: ${head.hash}`, kept, ...later];
}
