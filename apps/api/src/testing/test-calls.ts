import { type Asked, doorOf } from './door';
import type { Signed, TestApp } from './test-app';

export interface Called<T> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
}

/** Calls the API of a test's application as somebody, and reads the answer as what it should be; `body` is null where it is no JSON. */
export async function call<T = Record<string, unknown>>(
  { app }: TestApp,
  { cookie }: Signed,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  asked: Omit<Asked, 'cookie'> = {},
): Promise<Called<T>> {
  const answer = await doorOf(app)(method, path, { ...asked, cookie });
  const json = answer.body !== '' && String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, body: (json ? answer.json() : null) as T, text: answer.body };
}
