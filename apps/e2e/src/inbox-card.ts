import type { Locator, Page } from '@playwright/test';

/** The card of *Oggi* that speaks of `text`. */
export function inboxCard(page: Page, text: string): Locator {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: text });
}
