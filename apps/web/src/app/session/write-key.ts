import { HttpContextToken, type HttpInterceptorFn } from '@angular/common/http';

const READS = ['GET', 'HEAD', 'OPTIONS'];
/** A request that only asks, though it is a POST: what it asks is too much for an address. */
export const ASKING = new HttpContextToken(() => false);

/** Gives every write its own `Idempotency-Key`, so that a repeat on the way has the effect of one. */
export const writeKey: HttpInterceptorFn = (request, next) => {
  if (READS.includes(request.method) || request.context.get(ASKING) || request.headers.has('Idempotency-Key')) return next(request);
  return next(request.clone({ setHeaders: { 'Idempotency-Key': randomId() } }));
};

/** The key of a write that is tried until it succeeds: given again with the same content, it has the effect of one. */
export class WriteKey {
  private content = '';
  private key = '';

  headersFor(body: unknown): Record<string, string> {
    const content = JSON.stringify(body);
    if (content !== this.content) [this.content, this.key] = [content, randomId()];
    return { 'Idempotency-Key': this.key };
  }
}

/** The header that says which revision a change was written against. */
export function ifMatch(revision: number): { headers: Record<string, string> } {
  return { headers: { 'If-Match': `"${revision}"` } };
}

/** A random UUID (version 4); `crypto.randomUUID` is missing where the page came over plain HTTP from another machine. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
