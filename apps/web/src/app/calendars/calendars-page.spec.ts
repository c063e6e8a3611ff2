import type { CalendarRow } from '@circolo/contracts';
import { show } from '../../testing/page';
import { CalendarPage } from './calendar-page';
import { CalendarsPage } from './calendars-page';

const DAY = [
  { from: '08:30', until: '13:00' },
  { from: '14:00', until: '17:30' },
];
const VERSION: CalendarRow['versions'][number] = {
  from: '2020-01-01',
  week: [DAY, DAY, DAY, DAY, [{ from: '08:30', until: '13:00' }], [], []],
  nationalHolidays: true,
  patron: { day: '06-24', name: 'San Giovanni' },
  closedDays: [{ day: '2026-12-07', reason: 'Ponte' }],
  extraDays: [{ day: '2026-12-13', hours: [{ from: '09:00', until: '12:00' }], reason: 'Fiera' }],
};
const DESK: CalendarRow = {
  id: '00000000-0000-4000-8000-00000000000a',
  name: 'Sportello',
  isDefault: true,
  subjects: [],
  versions: [VERSION, { ...VERSION, from: '2020-06-01', patron: null }],
  revision: 3,
};
const TELEPHONE = { kind: 'channel', id: '00000000-0000-4000-8000-00000000000b', code: 'telefono', name: 'Telefono', revision: 1 };
const LIST = '/api/v1/calendars';

describe('Opening calendars', () => {
  const shown = async (items: readonly CalendarRow[], inputs: Record<string, string> = {}, roles = ['care-manager'] as const) => {
    const page = await show(CalendarsPage, { inputs: { year: '2026', ...inputs }, roles: [...roles] });
    await page.answer('GET', LIST, { items, next: null });
    return page;
  };

  it('show the week, what it adds up to, and the days that are different, with why', async () => {
    const page = await shown([DESK], { version: '2020-01-01' });
    expect(page.text).toContain('lunedì08:30–13:00, 14:00–17:30 8 h');
    expect(page.text).toContain('venerdì08:30–13:00 4 h 30');
    expect(page.text).toContain('domenica chiuso —');
    expect(page.text).toContain('Settimana tipo36 h 30');
    expect(page.text).toContain('lunedì 7 dicembre 2026Pontechiuso');
    expect(page.text).toContain('domenica 13 dicembre 2026Fiera09:00–12:00');
    expect(page.text).toContain("domenica 4 ottobre 2026San Francesco d'Assisichiuso");
    expect(page.text).toContain("lunedì 6 aprile 2026Lunedì dell'Angelochiuso");
    expect(page.link('Cambia')).toBe(`/calendars/${DESK.id}?version=2020-01-01`);
  });

  it('show the version in force unless another is asked for', async () => {
    const page = await shown([DESK]);
    expect(page.text).toContain('1 giu 2020 (quella di oggi)');
    expect(page.text).not.toContain('San Giovanni');
  });

  it('say what will be here while there is none', async () => {
    expect((await shown([])).text).toContain('Qui staranno gli orari di apertura');
  });

  it('take a version back once one is sure', async () => {
    const page = await shown([DESK], { version: '2020-06-01' });
    await page.click('Togli questa versione');
    await page.until(() => page.dialog.includes('torna a valere la versione di prima'));
    await page.clickInDialog('Togli questa versione');
    const request = await page.request('DELETE', `${LIST}/${DESK.id}/versions/2020-06-01`);
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    request.flush({ ...DESK, versions: [VERSION] });
    await page.answer('GET', LIST, { items: [{ ...DESK, versions: [VERSION] }], next: null });
    expect(page.text).not.toContain('Togli questa versione');
  });

  it('cannot be changed by an auditor', async () => {
    const page = await show(CalendarsPage, { roles: ['auditor'] });
    await page.answer('GET', LIST, { items: [DESK], next: null });
    expect(page.text).not.toContain('Cambia');
    expect(page.text).not.toContain('Nuovo orario');
  });
});

describe('A calendar', () => {
  const opened = async (items: readonly CalendarRow[], inputs: Record<string, string> = {}) => {
    const page = await show(CalendarPage, { inputs, roles: ['admin'] });
    await page.answer('GET', LIST, { items, next: null });
    await page.answer('GET', '/api/v1/subjects?kind=service&limit=500', { items: [], next: null });
    await page.answer('GET', '/api/v1/subjects?kind=channel&limit=500', { items: [TELEPHONE], next: null });
    return page;
  };

  it('is written as a week in words, and shows how many hours it makes before it is saved', async () => {
    const page = await opened([]);
    await page.fill('Nome', 'Sportello');
    await page.fill('lunedì', '8:30-13, 14-17:30');
    await page.click('Da martedì a venerdì come lunedì');
    expect(page.text).toContain('Settimana tipo40 h');
    await page.fill('sabato', '9-12');
    expect(page.text).toContain('Settimana tipo43 h');
    await page.fill('Giorno', '24');
    await page.fill('Mese', '06');
    await page.fill('Nome del patrono', 'San Giovanni');
    await page.click('Aggiungi un giorno');
    await page.fill('Data', '2026-12-07');
    await page.fill('Motivo', 'Ponte');
    await page.click('Salva');
    const request = await page.request('POST', LIST);
    expect(request.request.body).toEqual({
      name: 'Sportello',
      isDefault: false,
      subjects: [],
      version: {
        from: `${new Date().getFullYear()}-01-01`,
        week: [DAY, DAY, DAY, DAY, DAY, [{ from: '09:00', until: '12:00' }], []],
        nationalHolidays: true,
        patron: { day: '06-24', name: 'San Giovanni' },
        closedDays: [{ day: '2026-12-07', reason: 'Ponte' }],
        extraDays: [],
      },
    });
  });

  it('begins from the version asked for, and says whether a day makes a new one or takes its place', async () => {
    const page = await opened([DESK], { id: DESK.id, version: '2020-01-01' });
    expect(page.text).toContain("Fino al giorno prima resta la versione che c'è.");
    await page.fill('Vale dal', '2020-01-01');
    expect(page.text).toContain('Prende il posto della versione che comincia quel giorno.');
    await page.fill('martedì', '');
    await page.click('Telefono Canale');
    await page.click('Salva');
    const request = await page.request('PUT', `${LIST}/${DESK.id}`);
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.body).toEqual({
      name: 'Sportello',
      isDefault: true,
      subjects: [TELEPHONE.id],
      version: { ...VERSION, week: [DAY, [], DAY, DAY, VERSION.week[4], [], []] },
    });
  });

  it('says at once what cannot be meant, and does not send it', async () => {
    const page = await opened([]);
    await page.fill('Nome', 'Sportello');
    await page.fill('lunedì', '8-13, 12-14');
    expect(page.text).toContain('Due orari dello stesso giorno si sovrappongono: dalle 12:00 alle 13:00.');
    await page.fill('lunedì', 'mattina');
    expect(page.text).toContain('Non si legge: scrivi per esempio 8:30-13, 14-17:30.');
    await page.click('Salva');
    expect(page.text).toContain('Manca qualcosa');
    page.http.expectNone(LIST);
  });
});
