import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Refusal } from '@circolo/domain';

/** What a spreadsheet may weigh, by its directory, before anything of it is unpacked. */
export const LIMITS = {
  entries: 10_000,
  unpackedBytes: 4 * 1024 ** 3,
  /** How many times an entry may grow, from the size on at which that matters. */
  growth: 200,
  growthFromBytes: 32 * 1024 ** 2,
} as const;

const ARCHIVES = /\.(zip|xlsx|xlsm|xlsb|docx|pptx|ods|odt|jar|gz|tgz|tar|bz2|xz|7z|rar|zst|cab|iso)$/i;
const STORED = 0;
const DEFLATED = 8;

/** The parts of a spreadsheet's archive by their names. */
export interface Archive {
  readonly zip: ZipFile;
  readonly parts: ReadonlyMap<string, Entry>;
  readonly close: () => void;
}

/**
 * Opens an archive and looks through its directory; nothing is unpacked.
 * @throws Refusal `spreadsheet-unsafe` with what was found, `spreadsheet-too-large` with the limit, `spreadsheet-encrypted`, `spreadsheet-damaged`
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch((error: Error) => {
    throw refusalOf(error);
  });
  try {
    if (zip.entryCount > LIMITS.entries) throw tooLarge('entries', zip.entryCount);
    const parts = new Map<string, Entry>();
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      refuseUnsafe(entry);
      unpacked += entry.uncompressedSize;
      if (unpacked > LIMITS.unpackedBytes) throw tooLarge('unpackedBytes', unpacked);
      if (parts.has(entry.fileName)) throw unsafe('part-twice', entry);
      parts.set(entry.fileName, entry);
    }
    refuseOverlaps([...parts.values()]);
    return { zip, parts, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof Refusal ? error : refusalOf(error as Error);
  }
}

/** What an error of reading an archive means. */
export function refusalOf(error: Error): Refusal {
  const { message } = error;
  if (/relative path|absolute path|invalid characters in fileName/i.test(message))
    return new Refusal('spreadsheet-unsafe', { found: 'path-outside' });
  if (/too many bytes in the stream/i.test(message)) return new Refusal('spreadsheet-unsafe', { found: 'more-than-declared' });
  if (/encrypted|compression bit/i.test(message)) return new Refusal('spreadsheet-encrypted', {});
  return new Refusal('spreadsheet-damaged', { fault: message.slice(0, 200) });
}

function refuseUnsafe(entry: Entry): void {
  if (entry.isEncrypted()) throw new Refusal('spreadsheet-encrypted', {});
  if (ARCHIVES.test(entry.fileName)) throw unsafe('nested-archive', entry);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw unsafe('compression-method', entry);
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > LIMITS.growthFromBytes && uncompressedSize > compressedSize * LIMITS.growth) throw unsafe('bomb', entry);
}

/** Entries that share bytes are how a small archive pretends to hold much. */
function refuseOverlaps(entries: readonly Entry[]): void {
  const inOrder = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [place, entry] of inOrder.entries()) {
    const next = inOrder[place + 1];
    if (next && entry.relativeOffsetOfLocalHeader + entry.compressedSize > next.relativeOffsetOfLocalHeader)
      throw unsafe('overlapping-parts', entry);
  }
}

const unsafe = (found: string, { fileName }: Entry): Refusal => new Refusal('spreadsheet-unsafe', { found, part: fileName.slice(0, 200) });

/** @param found how much of it there is, or how much at least */
export const tooLarge = (what: string, found: number, limit: number = LIMITS[what as keyof typeof LIMITS]): Refusal =>
  new Refusal('spreadsheet-too-large', { what, found, limit });
