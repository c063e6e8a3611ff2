import type { Entry } from 'yauzl';
import { SaxesParser } from 'saxes';
import { Refusal } from '@circolo/domain';
import { type Archive, refusalOf } from './archive';

/** No honest cell is longer: a spreadsheet's own limit is 32,767 letters. */
const LONGEST_TEXT = 2 * 1024 ** 2;
const DEEPEST = 100;

/** What a part's reader wants to know. Names come without their prefix. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Once true, the rest of the part is not read. */
  readonly isDone?: boolean;
}

/**
 * Reads a part of a spreadsheet piece by piece, and yields after each, in memory that does not grow with it. Nothing outside is
 * ever fetched: a document type, in which entities would be declared, is refused.
 * @throws Refusal `spreadsheet-unsafe`, `spreadsheet-damaged`
 */
export async function* readXml({ zip }: Archive, entry: Entry, reader: XmlReader): AsyncGenerator<number, void> {
  const stream = await zip.openReadStreamPromise(entry).catch((error: Error) => {
    throw refusalOf(error);
  });
  const xml = new Xml(reader, entry.fileName);
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      xml.write(chunk);
      yield (bytes += chunk.length);
      if (reader.isDone) return;
    }
    xml.end();
  } catch (error) {
    throw error instanceof Refusal ? error : refusalOf(error as Error);
  } finally {
    stream.destroy();
  }
}

/** Reads a part to its end. */
export async function readWholeXml(archive: Archive, entry: Entry, reader: XmlReader): Promise<void> {
  const pieces = readXml(archive, entry, reader);
  while (!(await pieces.next()).done);
}

class Xml {
  private readonly parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  private decoder: InstanceType<typeof TextDecoder> | null = null;
  private prolog: string | null = '';
  private sinceTag = 0;
  private depth = 0;

  constructor(
    reader: XmlReader,
    private readonly part: string,
  ) {
    const { parser } = this;
    parser.on('error', (error) => {
      throw new Refusal('spreadsheet-damaged', { part, fault: error.message.slice(0, 200) });
    });
    parser.on('doctype', () => this.refuseDoctype());
    parser.on('opentag', ({ name, attributes }) => {
      this.sinceTag = 0;
      this.prolog = null;
      if (++this.depth > DEEPEST) throw new Refusal('spreadsheet-unsafe', { found: 'too-deep', part });
      reader.open(local(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.sinceTag = 0;
      this.depth--;
      reader.close?.(local(name));
    });
    if (reader.text) parser.on('text', (text) => reader.text!(text));
    if (reader.text) parser.on('cdata', (text) => reader.text!(text));
  }

  write(chunk: Buffer): void {
    this.decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = this.decoder.decode(chunk, { stream: true });
    // The parser would first read a document type to its end, however long it is.
    if (this.prolog !== null) {
      if (/<!DOCTYPE/i.test(this.prolog + text)) this.refuseDoctype();
      this.prolog = (this.prolog + text).slice(-10);
    }
    this.sinceTag += text.length;
    this.parser.write(text);
    if (this.sinceTag > LONGEST_TEXT) throw new Refusal('spreadsheet-unsafe', { found: 'endless-text', part: this.part });
  }

  end(): void {
    this.parser.close();
  }

  private refuseDoctype(): never {
    throw new Refusal('spreadsheet-unsafe', { found: 'doctype', part: this.part });
  }
}

function encodingOf(beginning: Buffer): string {
  const mark = beginning.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === '3c00') return 'utf-16le';
  return mark === 'feff' || mark === '003c' ? 'utf-16be' : 'utf-8';
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
