import { HttpEventType } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { ImportPreview, ImportRow } from '@circolo/contracts';
import { type ShownPage, show } from '../../testing/page';
import { ImportDraft } from './import-draft';
import { ImportPage } from './import-page';
import { choose, COLUMNS, ID, pressed, SAVED, select, UPLOAD, valueOf, wizardWith } from './testing/wizard';
import { readable } from './testing/readable';

const PREVIEW: ImportPreview = {
  columns: COLUMNS,
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
const sources = (page: ShownPage<unknown>) => page.answer('GET', '/api/v1/sources', { items: [], next: null });
const toMapping = async (page: ShownPage<ImportPage>) => {
  await page.click('Avanti');
  await sources(page);
};
const mapped = async () => {
  const page = await wizardWith();
  await toMapping(page);
  await page.fill('Fonte', 'centralino');
  await select(page, '#field-channel', 'constant:');
  await select(page, 'circolo-mapped-field:has(#field-channel) .how input', 'telephone');
  return page;
};
const checked = async () => {
  const page = await mapped();
  await page.click('Avanti');
  await page.answer('POST', '/api/v1/imports/preview', PREVIEW);
  return page;
};
const disabled = (page: ShownPage<unknown>) => (page.all('circolo-page-header button')[0] as HTMLButtonElement).disabled;
const mappingIn = (body: FormData) => JSON.parse(String(body.get('mapping')));

beforeAll(() => {
  Intl.supportedValuesOf ??= () => [];
});

describe('The file', () => {
  it('is sent, with its progress, and what was recognised in it is shown', async () => {
    const page = await show(ImportPage, { roles: ['care-manager'], providers: [ImportDraft] });
    expect(disabled(page)).toBe(true);
    choose(page, readable('a;b\n1;2\n'));
    const request = await page.request('POST', '/api/v1/uploads');
    expect([...(request.request.body as FormData).keys()]).toEqual(['file']);
    request.event({ type: HttpEventType.UploadProgress, loaded: 60, total: 116 });
    await page.settle();
    expect(page.text).toContain('«contatti.csv» è in viaggio: 60 B di 8 B.');
    request.flush({ ...UPLOAD, warnings: [{ code: 'columns-repeated', details: { names: ['Nota', 'Nota (2)'] } }] });
    await page.answer('GET', /^\/api\/v1\/mappings\?columns=Codice&columns=Data/, { items: [], next: null });
    expect(page.text).toContain('contatti.csv116 B');
    expect(page.text).toContain('Riconosciuto: file di testo (CSV)6 colonne');
    expect(page.text).toContain('Più colonne hanno lo stesso nome; si distinguono così: Nota, Nota (2).');
    expect(page.text).toContain('2C101/11/202609:00:00RISPOSTAOP10112');
    expect(valueOf(page, '#format-delimiter')).toBe(';');
    expect(disabled(page)).toBe(false);
  });

  it('that is refused says why, and the one before stays', async () => {
    const page = await wizardWith();
    choose(page, readable('', 'vuoto.csv'));
    await page.answer('POST', '/api/v1/uploads', { code: 'file-empty', details: {} }, 422);
    expect(page.text).toContain('Il file è vuoto.');
    expect(page.text).toContain('contatti.csv116 B');
  });

  it('is looked at again when its format is corrected', async () => {
    const page = await wizardWith();
    await select(page, '#format-encoding', 'windows-1252');
    const request = await page.request('GET', /^\/api\/v1\/uploads\//);
    expect(request.request.urlWithParams).toBe(`/api/v1/uploads/${ID}?delimiter=;&encoding=windows-1252&header=true&decimal=.`);
    request.flush({ ...UPLOAD, format: { ...UPLOAD.format, encoding: 'windows-1252' } });
    await page.settle();
    await toMapping(page);
    expect(page.text).toContain('il codice del contatto');
    await page.click('Indietro');
    expect(valueOf(page, '#format-encoding')).toBe('windows-1252');
  });

  it('keeps the first of two corrections that follow each other closely', async () => {
    const page = await wizardWith();
    await select(page, '#format-encoding', 'windows-1252');
    await select(page, '#format-decimal', ',');
    const first = await page.request('GET', /^\/api\/v1\/uploads\//);
    first.flush({ ...UPLOAD, format: { ...UPLOAD.format, encoding: 'windows-1252' } });
    const second = await page.request('GET', /^\/api\/v1\/uploads\//);
    expect(second.request.params.get('encoding')).toBe('windows-1252');
    expect(second.request.params.get('decimal')).toBe(',');
  });

  it('of a spreadsheet is looked at by its sheets, in English too', async () => {
    const xlsx = { ...UPLOAD, fileName: 'a.xlsx', format: { kind: 'xlsx', headerRow: 1, decimal: '.' } as const, sheets: ['One', 'Two'] };
    const page = await wizardWith(xlsx, { language: 'en' });
    expect(page.text).toContain('Recognised: spreadsheet (xlsx)6 columns');
    await select(page, '#format-sheet', 'Two');
    const request = await page.request('GET', /^\/api\/v1\/uploads\//);
    expect(request.request.urlWithParams).toBe(`/api/v1/uploads/${ID}?headerRow=1&decimal=.&sheet=Two`);
    request.flush({ ...xlsx, columns: ['id', 'when'], sample: [], format: { ...xlsx.format, sheet: 'Two' } });
    await page.answer('GET', '/api/v1/mappings?columns=id&columns=when', { items: [], next: null });
    expect(page.text).toContain('2 columns');
  });
});

describe('The mapping', () => {
  it('is guessed, the fields that are always needed first, and says what lacks', async () => {
    const page = await wizardWith();
    await toMapping(page);
    expect(
      page
        .all('circolo-mapped-field label[for]')
        .slice(0, 5)
        .map(({ textContent }) => textContent?.trim()),
    ).toEqual(['il codice del contatto', "l'istante di arrivo", 'il canale', "l'esito", "l'operatore"]);
    expect(valueOf(page, '#field-externalId')).toBe('column:Codice');
    expect(valueOf(page, '#field-arrivedAt')).toBe('several:');
    expect(page.text).toContain("Prima di' da dove vengono: il canale.");
    expect(disabled(page)).toBe(true);
    expect(page.text).toContain('OP101');
  });

  it('follows the kind of data', async () => {
    const page = await wizardWith();
    await toMapping(page);
    await select(page, '#mapping-kind', 'complaints');
    expect(page.text).toContain("l'istante di ricevimento");
    expect(page.all('#field-outcome')).toHaveLength(0);
    await select(page, '#mapping-kind', 'hours');
    expect(valueOf(page, '#field-day')).toBe('column:Data');
    expect(valueOf(page, 'circolo-mapped-field:has(#field-day) .how input')).toBe('dd/MM/yyyy');
    expect(valueOf(page, '#field-agent')).toBe('column:Operatore');
  });

  it('keeps a pseudonym of whom it is told to', async () => {
    const page = await mapped();
    const [box] = page.all('circolo-mapped-field:has(#field-agent) input[type=checkbox]') as HTMLInputElement[];
    box?.click();
    await page.settle();
    await page.click('Avanti');
    const request = await page.request('POST', '/api/v1/imports/preview');
    expect(mappingIn(request.request.body as FormData).pseudonymise).toEqual(['agent']);
  });

  it('that is known by the header is proposed, and stays when one goes back and forth', async () => {
    const page = await wizardWith(UPLOAD, { mappings: [SAVED] });
    await toMapping(page);
    expect(page.text).toContain("Il file ha le colonne di «Sportello, ogni mese»: si legge come l'altra volta.");
    expect(valueOf(page, '#mapping-source')).toBe('sportello');
    await page.click('Indietro');
    await toMapping(page);
    expect(valueOf(page, '#mapping-source')).toBe('sportello');
    await select(page, '#mapping-start', '');
    expect(page.text).not.toContain("come l'altra volta");
    expect(valueOf(page, '#field-arrivedAt')).toBe('several:');
  });

  it('is taken as JSON too, with what is wrong with it by its field', async () => {
    const page = await wizardWith();
    await toMapping(page);
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
      format: UPLOAD.format,
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
    expect(valueOf(page, '#field-outcome')).toBe('cases:');
    expect(pressed(page, 'circolo-field-cases')).toEqual(['RISPOSTA']);
    expect(valueOf(page, '#mapping-source')).toBe('x');
    expect(json?.value).toBe(JSON.stringify(written));
  });
});

describe('The check', () => {
  it('shows the first rows before and after, and what would be refused', async () => {
    const page = await mapped();
    await page.click('Avanti');
    const request = await page.request('POST', '/api/v1/imports/preview');
    const body = request.request.body as FormData;
    expect([...body.entries()].filter(([name]) => name !== 'mapping')).toEqual([
      ['kind', 'interactions'],
      ['upload', ID],
    ]);
    expect(mappingIn(body)).toMatchObject({
      source: 'centralino',
      timeZone: 'Europe/Rome',
      format: { delimiter: ';' },
      fields: {
        channel: { constant: 'telephone' },
        arrivedAt: { columns: ['Data', 'Ora'], format: 'dd/MM/yyyy HH:mm:ss' },
        outcome: { column: 'Esito', values: { RISPOSTA: 'answered', ABBANDONO: 'abandoned' } },
      },
    });
    request.flush(PREVIEW);
    await page.settle();
    expect(page.text).toContain('2 righe guardate. 1 sarebbe rifiutata.');
    expect(page.text).toContain('01/11/2026 · 09:00:0001/11/2026, 09:00:00');
    expect(page.text).toContain('RISPOSTArisposto');
    expect(page.text).toContain('Una durata non può essere negativa.');
  });

  it('shows what the server does not accept beside the field it is about', async () => {
    const page = await mapped();
    await select(page, 'circolo-mapped-field:has(#field-arrivedAt) .how input', 'gg/mm/aaaa');
    await page.click('Avanti');
    const refused = { code: 'mapping-invalid', errors: [{ field: 'fields.arrivedAt.format', code: 'format-unknown-letter', message: '' }] };
    await page.answer('POST', '/api/v1/imports/preview', refused, 422);
    expect(page.text).toContain('La corrispondenza dei campi non va bene.');
    await page.click('Indietro');
    await sources(page);
    expect(page.all('circolo-mapped-field')[1]?.textContent).toContain('Nel formato ci sono lettere che non si conoscono');
  });

  it('keeps the mapping under a name, and the import says that it used it', async () => {
    const page = await checked();
    await page.fill('Nome della corrispondenza', 'Ogni notte');
    await page.click('Salva la corrispondenza');
    const request = await page.request('POST', '/api/v1/mappings');
    expect(request.request.body).toMatchObject({
      name: 'Ogni notte',
      kind: 'interactions',
      columns: COLUMNS,
      mapping: { source: 'centralino' },
    });
    request.flush({ ...SAVED, name: 'Ogni notte', mapping: request.request.body.mapping });
    await page.settle();
    expect(page.text).toContain('Salvata come «Ogni notte»');
    await page.click('Importa');
    const sent = await page.request('POST', '/api/v1/imports');
    expect((sent.request.body as FormData).get('savedMapping')).toBe(SAVED.id);
  });

  it('says that a name is taken', async () => {
    const page = await checked();
    await page.click('Salva la corrispondenza');
    await page.answer('POST', '/api/v1/mappings', { code: 'mapping-name-in-use', details: { name: 'centralino' } }, 409);
    expect(page.text).toContain("Un'altra corrispondenza ha già questo nome.");
  });

  it('takes a changed mapping as a new revision of the one it began from', async () => {
    const page = await wizardWith(UPLOAD, { mappings: [SAVED] });
    await toMapping(page);
    await select(page, 'circolo-mapped-field:has(#field-channel) .how input', 'telephone');
    expect(page.text).not.toContain("come l'altra volta");
    await page.click('Avanti');
    await page.answer('POST', '/api/v1/imports/preview', PREVIEW);
    await page.click('Aggiorna «Sportello, ogni mese»');
    const request = await page.request('PUT', `/api/v1/mappings/${SAVED.id}`);
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.body).toMatchObject({ name: SAVED.name, mapping: { fields: { channel: { constant: 'telephone' } } } });
  });
});

describe('The import', () => {
  it('begins, and its own page is the last step; the next begins with nothing', async () => {
    const page = await checked();
    await page.click('Importa');
    const request = await page.request('POST', '/api/v1/imports');
    expect((request.request.body as FormData).has('savedMapping')).toBe(false);
    request.flush({ id: ID } as ImportRow);
    await page.settle();
    expect(TestBed.inject(Router).url).toBe(`/sources/imports/${ID}`);
    expect(TestBed.inject(Router).lastSuccessfulNavigation()?.extras.state).toEqual({ wizard: true });
    expect(TestBed.inject(ImportDraft).upload()).toBeNull();
  });

  it('that is refused says why and keeps everything', async () => {
    const page = await checked();
    await page.click('Importa');
    await page.answer('POST', '/api/v1/imports', { code: 'column-missing', details: { missing: ['Canale', 'Voto'], present: [] } }, 422);
    expect(page.text).toContain('Il file non ha queste colonne, usate nella corrispondenza: Canale, Voto.');
    expect(page.text).toContain('2 righe guardate.');
  });

  it('can be begun again from the start', async () => {
    const page = await checked();
    await page.click('Ricomincia');
    expect(page.text).toContain('Trascina qui un file');
    expect(disabled(page)).toBe(true);
  });
});
