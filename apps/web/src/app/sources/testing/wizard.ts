import type { SavedMappingRow, UploadRow } from '@circolo/contracts';
import { type ShownPage, show, visibleText } from '../../../testing/page';
import { ImportDraft } from '../import-draft';
import { ImportPage } from '../import-page';
import { readable } from './readable';

export const ID = '00000000-0000-4000-8000-000000000050';
const TEXT = [
  'Codice;Data;Ora;Esito;Operatore;Attesa',
  'C1;01/11/2026;09:00:00;RISPOSTA;OP101;12',
  'C2;02/11/2026;09:10:00;ABBANDONO;;-4',
].join('\n');
export const COLUMNS = ['Codice', 'Data', 'Ora', 'Esito', 'Operatore', 'Attesa'];
export const UPLOAD: UploadRow = {
  id: ID,
  fileName: 'contatti.csv',
  bytes: 116,
  createdAt: '2026-11-21T08:00:00.000Z',
  format: { kind: 'csv', delimiter: ';', encoding: 'utf-8', header: true, decimal: '.' },
  columns: COLUMNS,
  sample: TEXT.split('\n')
    .slice(1)
    .map((row, place) => ({ line: place + 2, cells: row.split(';') })),
  warnings: [],
};
const PERSON = { id: ID, name: 'Laura Bonfanti' };
export const SAVED: SavedMappingRow = {
  id: '00000000-0000-4000-8000-000000000051',
  name: 'Sportello, ogni mese',
  kind: 'interactions',
  mapping: {
    source: 'sportello',
    format: UPLOAD.format,
    rows: {},
    fields: {
      externalId: { column: 'Codice' },
      arrivedAt: { column: 'Data', as: 'instant', format: 'dd/MM/yyyy' },
      channel: { constant: 'desk' },
      outcome: { constant: 'answered' },
    },
    unknown: {},
  },
  columns: COLUMNS,
  revision: 3,
  createdBy: PERSON,
  changedBy: PERSON,
  changedAt: '2026-11-01T08:00:00.000Z',
  lastUsedAt: null,
};

/** Puts a file into the page's chooser. */
export function choose(page: ShownPage<unknown>, file: File): void {
  const [chooser] = page.all('input[type=file]') as HTMLInputElement[];
  Object.defineProperty(chooser, 'files', { value: [file], configurable: true });
  Object.defineProperty(chooser, 'value', { value: '', writable: true });
  chooser?.dispatchEvent(new Event('change'));
}

/** The wizard with a file that the server has taken and looked at. */
export async function wizardWith(
  upload: UploadRow = UPLOAD,
  { mappings = [], language = 'it' }: { mappings?: readonly SavedMappingRow[]; language?: 'it' | 'en' } = {},
): Promise<ShownPage<ImportPage>> {
  const page = await show(ImportPage, { roles: ['care-manager'], providers: [ImportDraft], language });
  choose(page, readable(TEXT, upload.fileName));
  await page.answer('POST', '/api/v1/uploads', upload, 201);
  await page.answer('GET', /^\/api\/v1\/mappings\?columns=/, { items: mappings, next: null });
  return page;
}

export const valueOf = (page: ShownPage<unknown>, selector: string): string => (page.all(selector)[0] as HTMLInputElement).value;

export async function select(page: ShownPage<unknown>, selector: string, value: string): Promise<void> {
  const [field] = page.all(selector) as HTMLSelectElement[];
  if (!field) throw new Error(`No ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await page.settle();
}

/** The words that are pressed in a part of the page. */
export const pressed = (page: ShownPage<unknown>, within: string): string[] =>
  page.all(`${within} [aria-pressed=true]`).map((button) => visibleText(button));
