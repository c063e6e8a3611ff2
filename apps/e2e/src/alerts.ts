import type { Page } from '@playwright/test';

/** What a browser says went wrong: a script that broke, a line on its console, a request without a good answer. */
export interface Alert {
  readonly kind: 'script' | 'console' | 'request';
  readonly text: string;
}

/** Listens to the page from now on. */
export function alertsOf(page: Page, hear: (alert: Alert) => void): void {
  page.on('pageerror', (error) => hear({ kind: 'script', text: error.stack ?? error.message }));
  page.on('console', (message) => {
    // An answer that is an error is told of as a request; Chromium's own line about it would say it twice.
    const isOfRequest = message.text().startsWith('Failed to load resource');
    if (message.type() !== 'error' || isOfRequest) return;
    const isUncaught = message.text().startsWith('ERROR');
    hear({ kind: isUncaught ? 'script' : 'console', text: message.text() });
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) hear({ kind: 'request', text: `${answer.status()} ${answer.request().method()} ${answer.url()}` });
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left gives up what it was still reading.
    if (why !== 'net::ERR_ABORTED') hear({ kind: 'request', text: `${why} ${request.method()} ${request.url()}` });
  });
}
