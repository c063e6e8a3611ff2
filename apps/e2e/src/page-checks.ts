import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds serious or critical under WCAG 2.1 A and AA, one line a rule with the places. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Pages have no frames, and only what is wrong is wanted: both spare half of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe
    .options({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join(' | ')}`);
}

/** By how many pixels the page is wider than its window; 0 when it need not be scrolled sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

/** Whatever can be used but is cut at the side by a box that does not scroll, as a person would name it. */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut = (element: Element): boolean => {
      const { right, left, width } = element.getBoundingClientRect();
      for (let box = element.parentElement; box; box = box.parentElement) {
        const { overflowX, position } = getComputedStyle(box);
        if (overflowX === 'auto' || overflowX === 'scroll') return false;
        const edge = box.getBoundingClientRect();
        if (overflowX !== 'visible' && width > 1 && (right > edge.right + 1 || left < edge.left - 1)) return true;
        if (position === 'fixed') return false;
      }
      return false;
    };
    const usable = document.querySelectorAll('a[href], button, input:not([type="file"]), select, textarea');
    return [...usable]
      .filter((one) => one.checkVisibility() && cut(one))
      .map((one) => `${one.tagName} ${one.id} ${one.textContent.trim().slice(0, 40)}`);
  });
}

/** How many pixels of nothing the page can be scrolled through below its content. */
export function blankBelow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    if (!main) return 0;
    const room = parseFloat(getComputedStyle(main).paddingBottom) + 120;
    const bottom = Math.max(window.innerHeight, main.getBoundingClientRect().bottom + window.scrollY + room);
    return Math.max(0, document.documentElement.scrollHeight - bottom);
  });
}

/** Text keys that reached the screen because their text is lacking, and values that were written without being there. */
export async function rawTexts(page: Page): Promise<readonly string[]> {
  const text = await page.locator('body').innerText();
  return text.match(/\b[a-z]+(?:\.[a-zA-Z-]+){2,}\b|\{\{.*?\}\}|\bundefined\b|\bNaN\b|\[object Object\]/g) ?? [];
}
