import { randomUUID } from 'node:crypto';
import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { alertsOf } from './alerts.ts';

export { expect, type Locator, type Page } from '@playwright/test';

const password = process.env['DEMO_PASSWORD'] ?? 'circolo-demo';

/**
 * Opens a browser of one's own: signed in as an account of the demo such as `care-manager`, or as nobody yet with `null`.
 * It reads Italian, whatever the account remembers of an earlier visit, unless `anyLanguage` leaves that to the account.
 */
export type OpenAs = (account: string | null, options?: BrowserContextOptions & { readonly anyLanguage?: boolean }) => Promise<Page>;

/** A journey's people: each has a browser of their own, and none may meet a page that breaks. */
export const test = base.extend<{ as: OpenAs }>({
  as: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const broken: string[] = [];
    await use(async (account, { anyLanguage, ...options } = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      if (!anyLanguage) await context.addInitScript(readItalian);
      if (account !== null) await signIn(context, account);
      const page = await context.newPage();
      alertsOf(page, (alert) => {
        if (alert.kind === 'script') broken.push(alert.text);
      });
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(broken, 'scripts that broke in a page').toEqual([]);
  },
});

/** Runs in the page, before its own scripts; what was chosen there stays. */
function readItalian(): void {
  if (localStorage.getItem('circolo.language') === null) localStorage.setItem('circolo.language', 'it');
}

/** Signs the browser in through the API, without the sign-in page; the care manager's journey goes through that page. */
async function signIn(context: BrowserContext, account: string): Promise<void> {
  const answer = await context.request.post('/api/v1/session', {
    headers: { 'idempotency-key': randomUUID() },
    data: { email: `${account}@circolo.example`, password },
  });
  expect(answer.status(), `sign-in of ${account}`).toBe(201);
}

/** A name that no earlier journey on the same data has used. */
export function newName(text: string): string {
  return `${text} ${randomUUID().slice(0, 8)}`;
}
