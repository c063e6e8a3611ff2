import { alertsOf } from './alerts.ts';
import { expect, test, type Page } from './journey.ts';
import { accessibilityFaults, overflow, rawTexts } from './page-checks.ts';

/** A page: who opens it, its address, and for a page of one thing the link that leads to it from there. */
interface Opened {
  readonly as: string | null;
  readonly address: string;
  readonly follow?: (page: Page) => Promise<void>;
}

const firstInTable = async (page: Page) => {
  const link = page.getByRole('main').getByRole('rowheader').getByRole('link').first();
  await link.click();
  await page.waitForURL(/[0-9a-f]{8}-[0-9a-f]{4}-/);
};
const one = (as: string, address: string): Opened => ({ as, address, follow: firstInTable });
const all = (as: string | null, address: string): Opened => ({ as, address });

const pages: readonly Opened[] = [
  all(null, '/sign-in'),
  all(null, '/invitation/nobody'),
  all('care-manager', '/today'),
  all('agent', '/today'),
  all('trainer', '/today'),
  all('hr', '/today'),
  all('care-manager', '/monitoring'),
  all('admin', '/monitoring'),
  all('care-manager', '/sources'),
  all('care-manager', '/indicators?scope=team'),
  all('care-manager', '/indicators/records?indicator=ANS'),
  all('care-manager', '/deviations?scope=team&show=all'),
  all('care-manager', '/deviations?scope=team&show=all&view=chart'),
  all('care-manager', '/deviations/targets'),
  all('care-manager', '/rules'),
  one('care-manager', '/rules'),
  all('care-manager', '/rules/new'),
  all('care-manager', '/improvement'),
  one('care-manager', '/improvement'),
  all('trainer', '/training'),
  all('agent', '/training'),
  all('hr', '/bonus'),
  all('care-manager', '/runs'),
  one('care-manager', '/runs'),
  all('care-manager', '/outcomes'),
  one('care-manager', '/outcomes'),
  all('admin', '/people'),
  all('admin', '/people/teams'),
  all('admin', '/audit'),
  all('admin', '/settings'),
  all('auditor', '/rules'),
  all('agent', '/me'),
  all('care-manager', '/nowhere'),
];

interface Look {
  readonly language: 'it' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
}

const whole = process.env['FULL'] === '1';
const wide = 1280;
const narrow = whole ? 320 : 360;
const matrix: readonly Look[] = (['it', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [wide, narrow].map((width) => ({ language, theme, width }))),
);
/** One after the other, so that neighbours differ in all three; 3 is prime to their number, so all of them come. */
const looksOf = (index: number): readonly Look[] => (whole ? matrix : matrix.filter((_, at) => at === (index * 3) % matrix.length));

for (const [index, { as: account, address, follow }] of pages.entries())
  for (const { language, theme, width } of looksOf(index))
    test(`${address}${follow ? ', the first' : ''}, ${account ?? 'nobody'}, ${language}, ${theme}, ${width} px`, async ({ as }) => {
      const page = await as(account, { viewport: { width, height: 800 }, colorScheme: theme, reducedMotion: 'reduce' });
      await page.addInitScript((chosen) => localStorage.setItem('circolo.language', chosen), language);
      const alerts: string[] = [];
      alertsOf(page, ({ text }) => alerts.push(text));
      await page.goto(address);
      await settled(page);
      if (follow) {
        await follow(page);
        await settled(page);
      }
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(
        alerts.filter((text) => !isAsked(text, account)),
        'console and requests',
      ).toEqual([]);
      expect(await rawTexts(page), 'texts that lack').toEqual([]);
      expect(await overflow(page), 'pixels beyond the window').toBe(0);
      expect(await accessibilityFaults(page), 'axe').toEqual([]);
    });

/** Read to the end: its title is there, nothing is being read any more, and nothing moves. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^(Sto leggendo|Reading)$/)).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

/** Who is nobody asks whether there is a session, or for an invitation, and hears that there is none. */
function isAsked(alert: string, account: string | null): boolean {
  return account === null && /^(401|404|410) GET .*\/api\/v1\/(session|invitations\/nobody)$/.test(alert);
}
