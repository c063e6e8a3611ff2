import { randomUUID } from 'node:crypto';

/** An answer that is not a success, with the stable code of its problem. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(request: string, status: number, body: string) {
    super(`${request}: ${status} ${body.slice(0, 500)}`);
    this.status = status;
    this.code = codeOf(body);
  }
}

function codeOf(body: string): string {
  try {
    return String((JSON.parse(body) as { code?: unknown }).code ?? 'failed');
  } catch {
    return 'failed';
  }
}

type Body = object | FormData | undefined;
type Options = { readonly key?: string; readonly revision?: number };

/** One person's hands on the public API: keeps their session's cookie, and sends an `Idempotency-Key` with each write. */
export class ApiClient {
  readonly #address: string;
  #cookie = '';

  /** @param baseUrl where the product is served, such as `http://127.0.0.1:3000` */
  constructor(baseUrl: string) {
    this.#address = `${baseUrl.replace(/\/$/, '')}/api/v1`;
  }

  /** The session's cookie, as a `Cookie` header has it. */
  get cookie(): string {
    return this.#cookie;
  }

  get<T>(path: string): Promise<T> {
    return this.#send<T>('GET', path, undefined, {});
  }

  /** Every item of a list, page after page. */
  async list<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
      const page: { items: readonly T[]; next: string | null } = await this.get(path + query);
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return items;
  }

  post<T>(path: string, body?: Body, options: Options = {}): Promise<T> {
    return this.#send<T>('POST', path, body, options);
  }

  put<T>(path: string, body: Body, options: Options = {}): Promise<T> {
    return this.#send<T>('PUT', path, body, options);
  }

  async #send<T>(method: string, path: string, body: Body, { key, revision }: Options): Promise<T> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (this.#cookie !== '') headers['cookie'] = this.#cookie;
    if (method !== 'GET') headers['idempotency-key'] = key ?? randomUUID();
    if (revision !== undefined) headers['if-match'] = `"${revision}"`;
    const json = body !== undefined && !(body instanceof FormData);
    if (json) headers['content-type'] = 'application/json';

    const answer = await fetch(this.#address + path, { method, headers, body: json ? JSON.stringify(body) : (body ?? null) });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
    if (cookies.length > 0) this.#cookie = cookies.join('; ');
    const text = await answer.text();
    if (!answer.ok) throw new ApiProblem(`${method} ${path}`, answer.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
