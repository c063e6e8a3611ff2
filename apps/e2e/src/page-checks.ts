import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds serious or critical under WCAG 2.1 A and AA, one line a rule with the places. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag21a']).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join(' | ')}`);
}

/** By how many pixels the page is wider than its window; 0 when it need not be scrolled sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

/** Text keys that reached the screen because their text is lacking, and values that were written without being there. */
export async function rawTexts(page: Page): Promise<readonly string[]> {
  const text = await page.locator('body').innerText();
  return text.match(/\b[a-z]+(?:\.[a-zA-Z-]+){2,}\b|\{\{.*?\}\}|\bundefined\b|\bNaN\b|\[object Object\]/g) ?? [];
}
