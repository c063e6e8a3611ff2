import { HttpEventType } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { ImportPreview, ImportRow, SavedMappingRow } from '@circolo/contracts';
import { type ShownPage, show } from '../../testing/page';
import { ImportPage } from './import-page';
import { readable } from './testing/readable';

const TEXT = [
  'Codice;Data;Ora;Esito;Operatore;Attesa',
  'C1;01/11/2026;09:00:00;RISPOSTA;OP101;12',
  'C2;02/11/2026;09:10:00;ABBANDONO;;-4',
].join('\n');
const ID = '00000000-0000-4000-8000-000000000050';

const choose = async (page: ShownPage<ImportPage>, file: File) => {
  const [chooser] = page.all('input[type=file]') as HTMLInputElement[];
  Object.defineProperty(chooser, 'files', { value: [file], configurable: true });
  Object.defineProperty(chooser, 'value', { value: '', writable: true });
  chooser?.dispatchEvent(new Event('change'));
  await page.until(() => page.text.includes(file.name) && page.all('circolo-mapped-field').length > 0);
};
const shown = async (mappings: readonly SavedMappingRow[] = []) => {
  const page = await show(ImportPage, { roles: ['care-manager'] });
  await page.answer('GET', '/api/v1/mappings', { items: mappings, next: null });
  await choose(page, readable(TEXT));
  return page;
};
const select = async (page: ShownPage<ImportPage>, selector: string, value: string) => {
  const [field] = page.all(selector) as HTMLSelectElement[];
  if (!field) throw new Error(`No ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await page.settle();
};
const ready = async () => {
  const page = await shown();
  await page.fill('Fonte', 'centralino');
  await select(page, '#field-channel', 'constant:');
  await select(page, 'circolo-mapped-field:has(#field-channel) .how input', 'telephone');
  return page;
};
const mappingSent = (body: FormData) => JSON.parse(String(body.get('mapping')));

describe('The import of a file', () => {
  beforeAll(() => {
    Intl.supportedValuesOf ??= () => [];
  });

  it('says name and size before anything is sent, and guesses what the columns are', async () => {
    const page = await shown();
    expect(page.text).toContain('contatti.csv');
    expect(page.text).toContain('116 B');
    expect((page.all('#field-externalId')[0] as HTMLSelectElement).value).toBe('column:Codice');
    expect((page.all('#field-arrivedAt')[0] as HTMLSelectElement).value).toBe('several:');
    expect(page.text).toContain("Prima di' da dove vengono: il canale.");
    expect((page.all('circolo-page-header button')[0] as HTMLButtonElement).disabled).toBe(true);
  });

  it('shows the first rows as they stand and as they would be read, and what would be refused', async () => {
    const page = await ready();
    await page.click('Anteprima');
    const request = await page.request('POST', '/api/v1/imports/preview');
    const body = request.request.body as FormData;
    expect([...body.keys()]).toEqual(['kind', 'mapping', 'file']);
    expect(mappingSent(body)).toMatchObject({
      source: 'centralino',
      timeZone: 'Europe/Rome',
      format: { delimiter: ';' },
      fields: {
        channel: { constant: 'telephone' },
        arrivedAt: { columns: ['Data', 'Ora'], format: 'dd/MM/yyyy HH:mm:ss' },
        outcome: { column: 'Esito', values: { RISPOSTA: 'answered', ABBANDONO: 'abandoned' } },
      },
    });
    const preview: ImportPreview = {
      columns: ['Codice', 'Data', 'Ora', 'Esito', 'Operatore', 'Attesa'],
      raw: [
        { line: 2, cells: ['C1', '01/11/2026', '09:00:00', 'RISPOSTA', 'OP101', '12'] },
        { line: 3, cells: ['C2', '02/11/2026', '09:10:00', 'ABBANDONO', '', '-4'] },
      ],
      rows: [
        { line: 2, values: { externalId: 'C1', arrivedAt: '2026-11-01T08:00:00Z', outcome: 'answered', waitSeconds: 12 }, skipped: false },
        { line: 3, values: { externalId: 'C2', outcome: 'abandoned', waitSeconds: null }, skipped: false },
      ],
      rejections: [{ line: 3, column: 'Attesa', value: '-4', reason: 'negative-duration', details: { field: 'waitSeconds' } }],
    };
    request.flush(preview);
    await page.settle();
    expect(page.text).toContain('2 righe guardate. 1 sarebbe rifiutata.');
    expect(page.text).toContain('01/11/2026 · 09:00:0001/11/2026, 09:00:00');
    expect(page.text).toContain('RISPOSTArisposto');
    expect(page.text).toContain('Una durata non può essere negativa.');
    await select(page, '#field-waitSeconds', '');
    expect(page.text).toContain('questa anteprima è di prima');
  });

  it('shows what the server does not accept beside the field it is about', async () => {
    const page = await ready();
    await select(page, 'circolo-mapped-field:has(#field-arrivedAt) .how input', 'gg/mm/aaaa');
    await page.click('Anteprima');
    const refused = { code: 'mapping-invalid', errors: [{ field: 'fields.arrivedAt.format', code: 'format-unknown-letter', message: '' }] };
    await page.answer('POST', '/api/v1/imports/preview', refused, 422);
    expect(page.text).toContain('La corrispondenza dei campi non va bene.');
    expect(page.all('circolo-mapped-field')[1]?.textContent).toContain('Nel formato ci sono lettere che non si conoscono');
  });

  it('names the columns that the file lacks', async () => {
    const page = await ready();
    await page.click('Anteprima');
    await page.answer(
      'POST',
      '/api/v1/imports/preview',
      { code: 'column-missing', details: { missing: ['Canale', 'Voto'], present: [] } },
      422,
    );
    expect(page.text).toContain('Il file non ha queste colonne, usate nella corrispondenza: Canale, Voto.');
  });

  it('sends the file, says how much of it is there, and goes to the import', async () => {
    const page = await ready();
    await page.click('Importa');
    const request = await page.request('POST', '/api/v1/imports');
    expect((request.request.body as FormData).get('kind')).toBe('interactions');
    request.event({ type: HttpEventType.UploadProgress, loaded: 60, total: 116 });
    await page.settle();
    expect(page.text).toContain('Il file è in viaggio: 60 B di 116 B.');
    request.flush({ id: ID } as ImportRow);
    await page.settle();
    expect(TestBed.inject(Router).url).toBe(`/sources/imports/${ID}`);
  });

  it('takes the mapping as JSON, and says what is wrong with it by its field', async () => {
    const page = await shown();
    const [json] = page.all('#mapping-json') as HTMLTextAreaElement[];
    const type = async (text: string) => {
      if (!json) throw new Error('No JSON');
      json.value = text;
      json.dispatchEvent(new Event('input', { bubbles: true }));
      await page.settle();
    };
    await type('{');
    expect(page.text).toContain('Non è JSON');
    const written = {
      source: 'x',
      format: { kind: 'csv', delimiter: ';' },
      fields: {
        externalId: { column: 'Codice' },
        arrivedAt: { columns: ['Data', 'Ora'], join: ' ', as: 'instant', format: 'dd/MM/yyyy HH:mm:ss' },
        channel: { constant: 'telephone' },
        outcome: { cases: [{ when: [{ column: 'Esito', in: ['RISPOSTA'] }], value: 'answered' }, { otherwise: 'other' }] },
      },
    };
    await type(JSON.stringify({ ...written, source: '' }));
    expect(page.text).toContain('source: Manca, o è troppo corto.');
    await type(JSON.stringify(written));
    expect(page.text).not.toContain('troppo corto');
    expect(page.text).toContain('2 casi, scritti nel JSON');
    expect((page.all('#mapping-source')[0] as HTMLInputElement).value).toBe('x');
    expect(json?.value).toBe(JSON.stringify(written));
  });

  it('knows a file that has come before by its columns', async () => {
    const fields = {
      externalId: { column: 'Codice' },
      arrivedAt: { column: 'Data', as: 'instant', format: 'dd/MM/yyyy' },
      channel: { constant: 'desk' },
      outcome: { constant: 'answered' },
    } as const;
    const format = { kind: 'csv', delimiter: ';', encoding: 'utf-8', header: true, decimal: '.' } as const;
    const unknown = {
      channel: 'create',
      topic: 'create',
      service: 'create',
      site: 'create',
      segment: 'create',
      agent: 'refuse',
      team: 'create',
    } as const;
    const mapping = { source: 'sportello', format, rows: {}, fields, unknown };
    const page = await shown([
      {
        id: ID,
        name: 'Sportello, ogni mese',
        kind: 'interactions',
        mapping,
        columns: ['Codice'],
        revision: 1,
        createdBy: { id: ID, name: 'Laura Bonfanti' },
        changedBy: { id: ID, name: 'Laura Bonfanti' },
        changedAt: '2026-11-01T08:00:00.000Z',
        lastUsedAt: null,
      },
    ]);
    expect(page.text).toContain('Il file ha le colonne di «Sportello, ogni mese»');
    expect((page.all('#mapping-source')[0] as HTMLInputElement).value).toBe('sportello');
    await select(page, 'label.filter select', '');
    expect((page.all('#field-arrivedAt')[0] as HTMLSelectElement).value).toBe('several:');
  });
});
