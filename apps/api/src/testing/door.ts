import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Asked {
  readonly cookie?: string;
  readonly body?: object;
  readonly revision?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the application's routes without a network: `await ask('PUT', '/people/…', { cookie, revision: 1, body })`. */
export const doorOf =
  (app: NestFastifyApplication) =>
  (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, { cookie, body, revision, headers }: Asked = {}) =>
    app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }) },
      ...(body === undefined ? {} : { payload: body }),
    });
