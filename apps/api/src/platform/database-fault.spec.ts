import { QueryFailedError } from 'typeorm';
import { isDatabaseGone } from './database-fault';

const withCode = (code: string) => Object.assign(new Error('it failed'), { code });

it.each([
  ['a server that shuts down', withCode('57P01')],
  ['a statement cut by it', new QueryFailedError('select', [], withCode('57P01'))],
  ['a connection that failed', withCode('08006')],
  ['too many connections', withCode('53300')],
  ['a refused connection', withCode('ECONNREFUSED')],
  ['both addresses of a host', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])],
  ['a connection cut unawares', new Error('Connection terminated unexpectedly')],
])('%s is the database gone', (_, error) => expect(isDatabaseGone(error)).toBe(true));

it.each([
  ['a broken constraint', new QueryFailedError('insert', [], withCode('23505'))],
  ['a cancelled statement', withCode('57014')],
  ['a bug', new TypeError('cannot read properties of undefined')],
  ['no error at all', 'Connection terminated unexpectedly'],
])('%s is not', (_, error) => expect(isDatabaseGone(error)).toBe(false));
