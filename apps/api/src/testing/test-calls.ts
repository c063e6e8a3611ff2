import type { Signed, TestApp } from './test-app';

export interface Called<T> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
}

/** Calls the API of a test's application as somebody, under its prefix; `revision` becomes `If-Match`. */
export async function call<T = Record<string, unknown>>(
  { app }: TestApp,
  as: Signed,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { body, revision }: { readonly body?: object; readonly revision?: number } = {},
): Promise<Called<T>> {
  const headers = { cookie: as.cookie, ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) };
  const answer = await app.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) });
  const json = answer.body !== '' && String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, body: (json ? answer.json() : null) as T, text: answer.body };
}
