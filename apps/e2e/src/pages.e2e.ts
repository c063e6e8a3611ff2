import { alertsOf } from './alerts.ts';
import { expect, test, type Page } from './journey.ts';
import { accessibilityFaults, blankBelow, cutOff, overflow, rawTexts } from './page-checks.ts';

/** A page: who opens it (`null` is nobody), its address, and what is done there before it is looked at. */
interface Opened {
  readonly as: string | null;
  readonly address: string;
  readonly then?: { readonly name: string; readonly does: (page: Page) => Promise<void> };
}

const all = (as: string | null, address: string): Opened => ({ as, address });
/** The page of the first in the list at that address. */
const one = (as: string, address: string): Opened => ({ as, address, then: { name: 'the first', does: openFirst } });
/** The dialog behind the first button of that name. */
const dialog = (as: string, address: string, button: RegExp): Opened => ({
  as,
  address,
  then: {
    name: `its dialog ${button.source}`,
    does: async (page) => {
      await page.getByRole('main').getByRole('button', { name: button }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
});

async function openFirst(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('rowheader').getByRole('link').first().click();
  await page.waitForURL(/[0-9a-f]{8}-[0-9a-f]{4}-/);
}

async function openFirstImport(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: /^(Importazioni|Imports)$/ })
    .getByRole('rowheader')
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL(/\/sources\/imports\/[0-9a-f]{8}-/);
}

const pages: readonly Opened[] = [
  all(null, '/sign-in'),
  all(null, '/invitation/nobody'),
  all('care-manager', '/today'),
  all('agent', '/today'),
  all('trainer', '/today'),
  all('hr', '/today'),
  all('care-manager', '/notifications'),
  all('trainer', '/notifications/preferences'),
  all('care-manager', '/monitoring'),
  all('admin', '/monitoring'),
  all('care-manager', '/sources'),
  one('care-manager', '/sources'),
  { as: 'care-manager', address: '/sources', then: { name: 'its first import', does: openFirstImport } },
  all('care-manager', '/sources/import'),
  all('care-manager', '/indicators?scope=team'),
  all('care-manager', '/indicators?scope=channel&indicator=SL2&indicator=ASA&indicator=FCR_W&by=hour'),
  all('care-manager', '/indicators?scope=topic&table=periods'),
  dialog('care-manager', '/indicators?scope=team', /^(Salva la vista|Save the view)$/),
  all('care-manager', '/indicators/catalogue'),
  all('care-manager', '/indicators/catalogue/FCR_W'),
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
  all('care-manager', '/runs/schedules'),
  all('care-manager', '/outcomes'),
  one('care-manager', '/outcomes'),
  all('care-manager', '/verdicts'),
  one('care-manager', '/verdicts?said=not'),
  all('admin', '/people'),
  all('admin', '/people/teams'),
  all('admin', '/calendars'),
  all('care-manager', '/calendars/new'),
  all('admin', '/audit'),
  all('admin', '/settings'),
  all('auditor', '/rules'),
  all('agent', '/me'),
  all('care-manager', '/nowhere'),
  dialog('care-manager', '/deviations?scope=team&show=all', /come si arriva|how the value comes/),
  dialog('care-manager', '/deviations/targets', /Nuovo obiettivo|New target/),
  dialog('care-manager', '/indicators/catalogue/SL1', /Pubblica una versione|Publish a version/),
  dialog('care-manager', '/improvement', /Proponi un'azione|Propose an action/),
  dialog('trainer', '/training', /Annulla l'iscrizione|Cancel the assignment/),
  dialog('hr', '/bonus', /Non confermare|Do not confirm/),
  dialog('admin', '/people', /Invita una persona|Invite a person/),
];

/** How a page is looked at. */
interface Look {
  readonly language: 'it' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: number;
}

const whole = process.env['FULL'] === '1';
const widths = [1280, whole ? 320 : 360];
const matrix: readonly Look[] = (['it', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => widths.map((width) => ({ language, theme, width }))),
);
/** One look a page, neighbours differing in all three (3 is prime to their number, so that each comes); or else all of them. */
const looksOf = (index: number): readonly Look[] => (whole ? matrix : matrix.filter((_, at) => at === (index * 3) % matrix.length));

for (const [index, { as: account, address, then }] of pages.entries())
  test(`${address}${then ? `, ${then.name}` : ''}, ${account ?? 'nobody'}`, async ({ as }) => {
    if (whole) test.slow();
    const page = await as(account, { reducedMotion: 'reduce', anyLanguage: true });
    const alerts: string[] = [];
    alertsOf(page, ({ text }) => alerts.push(text));
    for (const look of looksOf(index)) {
      const { language, theme, width } = look;
      await test.step(Object.values(look).join(', '), async () => {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 800 });
        if (!(await isShownIn(page, language))) {
          await page.addInitScript((chosen) => localStorage.setItem('circolo.language', chosen), language);
          await page.goto(address);
          await settled(page);
          await then?.does(page);
        }
        await settled(page);
        await expectSound(page);
        expect(
          alerts.filter((text) => !isAsked(text, account)),
          'console and requests',
        ).toEqual([]);
      });
    }
  });

/** Whether the page has been opened in that language before. */
async function isShownIn(page: Page, language: string): Promise<boolean> {
  return page.url() !== 'about:blank' && (await page.locator('html').getAttribute('lang')) === language;
}

async function expectSound(page: Page): Promise<void> {
  expect(await rawTexts(page), 'texts that lack').toEqual([]);
  expect(await overflow(page), 'pixels beyond the window').toBe(0);
  expect(await cutOff(page), 'cut at the side').toEqual([]);
  expect(await blankBelow(page), 'blank pixels below').toBe(0);
  expect(await accessibilityFaults(page), 'axe').toEqual([]);
}

/** Read to the end: its title is there, nothing is being read any more, and nothing moves. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, includeHidden: true }).first()).toBeVisible();
  await expect(page.getByText(/^(Sto leggendo|Reading)$/)).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

/** Who is nobody asks whether there is a session, or for an invitation, and hears that there is none. */
function isAsked(alert: string, account: string | null): boolean {
  return account === null && /^(401|404|410) GET .*\/api\/v1\/(session|invitations\/nobody)$/.test(alert);
}
