import { type Packed, zipArchive } from './zip-archive';

/** A cell of a test's sheet: a text, a number with its style, a truth, or XML of one's own. */
export type SheetCell = string | number | boolean | null | { readonly value: number; readonly style: number } | { readonly xml: string };

export interface TestSheet {
  readonly name: string;
  /** By its own number, 1 is the first; those that are left out are not in the file. */
  readonly rows: Readonly<Record<number, readonly SheetCell[]>>;
  /** What follows the cells, such as `<mergeCells>`. */
  readonly after?: string;
  readonly state?: 'hidden';
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  /** Formats of numbers by the number of the style, from 1 on. */
  readonly styles?: readonly string[];
  /** Texts are shared, as spreadsheets do; else they stand in their cells. */
  readonly shared?: boolean;
  readonly from1904?: boolean;
  readonly more?: readonly Packed[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The parts of a spreadsheet, to be packed as they are or after a test has changed them. */
export function partsOf({ sheets, styles = [], shared = true, from1904 = false, more = [] }: TestWorkbook): Packed[] {
  const texts = new Map<string, number>();
  const sheetParts = sheets.map(({ rows, after = '' }, place): Packed => ({
    name: `xl/worksheets/sheet${place + 1}.xml`,
    data: `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${Object.entries(rows)
      .map(
        ([line, cells]) =>
          `<row r="${line}">${cells.map((cell, column) => cellXml(cell, place26(column) + line, shared ? texts : null)).join('')}</row>`,
      )
      .join('')}</sheetData>${after}</worksheet>`,
  }));
  const named = sheets.map(
    ({ name, state }, place) =>
      `<sheet name="${escaped(name)}" sheetId="${place + 1}"${state ? ` state="${state}"` : ''} r:id="r${place + 1}"/>`,
  );
  const relations = [
    ...sheets.map((_, place) => relation(`r${place + 1}`, 'worksheet', `worksheets/sheet${place + 1}.xml`)),
    relation('styles', 'styles', '/xl/styles.xml'),
    relation('texts', 'sharedStrings', 'sharedStrings.xml'),
  ];
  return [
    { name: '[Content_Types].xml', data: `${HEAD}<Types/>` },
    { name: '_rels/.rels', data: `${HEAD}<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${named.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: `${HEAD}<Relationships>${relations.join('')}</Relationships>` },
    {
      name: 'xl/styles.xml',
      data: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${styles.map((code, place) => `<numFmt numFmtId="${200 + place}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.map((_, place) => `<xf numFmtId="${200 + place}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `${HEAD}<sst xmlns="${MAIN}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    },
    ...sheetParts,
    ...more,
  ];
}

/** A spreadsheet's bytes. */
export const spreadsheet = (workbook: TestWorkbook): Buffer => zipArchive(partsOf(workbook));

function cellXml(cell: SheetCell, at: string, texts: Map<string, number> | null): string {
  if (cell === null) return '';
  if (typeof cell === 'object')
    return 'xml' in cell ? cell.xml.replace('<c', `<c r="${at}"`) : `<c r="${at}" s="${cell.style}"><v>${cell.value}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (!texts) return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  const number = texts.get(cell) ?? texts.size;
  texts.set(cell, number);
  return `<c r="${at}" t="s"><v>${number}</v></c>`;
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;

const place26 = (column: number): string =>
  (column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + (column % 26));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\r', '_x000D_');
