import { posix } from 'node:path';
import type { Entry } from 'yauzl';
import { Refusal } from '@circolo/domain';
import { type Archive, openArchive, tooLarge } from './archive';
import { type NumberStyle, numberStyle, PLAIN } from './number-style';
import { readWholeXml } from './xml-part';

/** A sheet of cells; charts are none. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: Entry;
}

/** What a spreadsheet says of itself before its cells are read. */
export interface Workbook {
  readonly archive: Archive;
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
  /** By the number that a cell names. */
  readonly styles: readonly NumberStyle[];
  readonly sharedStrings: Entry | undefined;
}

/** More styles, sheets or relations than any spreadsheet can have. */
const MOST_OF_A_LIST = 65_536;

interface Relation {
  readonly type: string;
  readonly part: string;
}

/**
 * Opens a spreadsheet and lets it be read until `use` is done with it.
 * @throws Refusal of `openArchive`; `file-type` when the archive holds something else
 */
export async function withWorkbook<T>(path: string, use: (workbook: Workbook) => Promise<T>): Promise<T> {
  const archive = await openArchive(path);
  try {
    return await use(await workbookOf(archive));
  } finally {
    archive.close();
  }
}

/** Reads a workbook's own parts; the archive stays open, and is its opener's to close. */
export async function workbookOf(archive: Archive): Promise<Workbook> {
  const [root] = [...(await relationsOf(archive, '')).values()].filter(({ type }) => type === 'officeDocument');
  const part = root && archive.parts.get(root.part);
  if (!part || !/\.xml$/.test(root.part)) throw new Refusal('file-type', { found: kindOf(archive) });
  const relations = await relationsOf(archive, root.part);
  const named: { readonly name: string; readonly isHidden: boolean; readonly relation: Relation | undefined }[] = [];
  let from1904 = false;
  await readWholeXml(archive, part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (name !== 'sheet') return;
      const isHidden = attributes['state'] !== undefined && attributes['state'] !== 'visible';
      if (named.length === MOST_OF_A_LIST) throw tooLarge('sheets', named.length + 1, MOST_OF_A_LIST);
      named.push({ name: attributes['name'] ?? '', isHidden, relation: relations.get(relationIn(attributes)) });
    },
  });
  const sheets = named.flatMap(({ name, isHidden, relation }): Sheet[] => {
    const of = relation?.type === 'worksheet' ? archive.parts.get(relation.part) : undefined;
    return of ? [{ name, isHidden, part: of }] : [];
  });
  if (sheets.length === 0) throw new Refusal('spreadsheet-damaged', { fault: 'no sheet' });
  const partOf = (type: string): Entry | undefined =>
    [...relations.values()].filter((relation) => relation.type === type).map((relation) => archive.parts.get(relation.part))[0];
  const styles = partOf('styles');
  return { archive, sheets, from1904, styles: styles ? await stylesOf(archive, styles) : [], sharedStrings: partOf('sharedStrings') };
}

/** The sheet of a name, or the first that is not hidden. @throws Refusal `sheet-unknown` with those that there are */
export function sheetOf({ sheets }: Workbook, name: string | undefined): Sheet {
  const found = name === undefined ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]) : sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Refusal('sheet-unknown', { sheet: name, sheets: sheets.map((sheet) => sheet.name) });
  return found;
}

const relationIn = (attributes: Readonly<Record<string, string>>): string =>
  attributes['r:id'] ?? Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

/** The relations of a part by their ids; of the whole archive when the part is none. Those to the outside are left out. */
async function relationsOf(archive: Archive, of: string): Promise<ReadonlyMap<string, Relation>> {
  const found = new Map<string, Relation>();
  const folder = posix.dirname(of) === '.' ? '' : `${posix.dirname(of)}/`;
  const part = archive.parts.get(`${folder}_rels/${posix.basename(of)}.rels`);
  if (!part) return found;
  await readWholeXml(archive, part, {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      const inside = target.startsWith('/') ? posix.normalize(target.slice(1)) : posix.normalize(folder + target);
      if (found.size === MOST_OF_A_LIST) throw tooLarge('relations', found.size + 1, MOST_OF_A_LIST);
      found.set(id, { type: (type ?? '').replace(/^.*\//, ''), part: inside });
    },
  });
  return found;
}

async function stylesOf(archive: Archive, part: Entry): Promise<readonly NumberStyle[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isInCells = false;
  await readWholeXml(archive, part, {
    open: (name, attributes) => {
      if (Math.max(codes.size, ids.length) > MOST_OF_A_LIST) throw tooLarge('styles', MOST_OF_A_LIST + 1, MOST_OF_A_LIST);
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) ids.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  const known = new Map<number, NumberStyle>();
  return ids.map((id) => {
    const style = known.get(id) ?? numberStyle(id, codes.get(id));
    known.set(id, style);
    return style;
  });
}

export const styleAt = ({ styles }: Workbook, number: number): NumberStyle => styles[number] ?? PLAIN;

function kindOf({ parts }: Archive): string {
  const names = [...parts.keys()];
  if (names.some((name) => name.endsWith('workbook.bin'))) return 'xlsb';
  if (names.some((name) => name.startsWith('word/'))) return 'docx';
  return parts.has('content.xml') ? 'ods' : 'zip';
}
