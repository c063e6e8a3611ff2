import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { type Archive, tooLarge } from './archive';
import { unescaped } from './cell-text';
import { readXml, type XmlReader } from './xml-part';
import type { Entry } from 'yauzl';

const MOST_STRINGS = 16_000_000;
const PAGE_BYTES = 128 * 1024;
const PAGES = 128;
/** Of one that is longer only the beginning is kept: its row is too long. */
const LONGEST_TEXT = 1024 ** 2 + 1024;

/**
 * The texts that a workbook's cells share, by their numbers. Their bytes wait in a file of their own, of which a few pages are at hand:
 * cells meet their texts nearly in the order in which these are written.
 */
export class SharedStrings {
  private readonly file = path.join(os.tmpdir(), `circolo-strings-${randomUUID()}`);
  private readonly descriptor: number;
  private readonly ends: Uint32Array[] = [];
  private readonly pages = new Map<number, Buffer>();
  private count = 0;
  private written = 0;
  private waiting: Buffer[] = [];
  private waitingBytes = 0;

  private constructor() {
    this.descriptor = openSync(this.file, 'wx+', 0o600);
    // Nothing of it is left, however the process ends.
    rmSync(this.file);
  }

  /** @param most only the first texts, when no more are needed */
  static async of(archive: Archive, entry: Entry | undefined, most = Infinity): Promise<SharedStrings> {
    const strings = new SharedStrings();
    try {
      if (entry) await strings.read(archive, entry, most);
      return strings;
    } catch (error) {
      strings.close();
      throw error;
    }
  }

  /** The text of a number; empty where there is none. */
  text(number: number): string {
    if (!(Number.isInteger(number) && number >= 0 && number < this.count)) return '';
    const start = number === 0 ? 0 : this.endOf(number - 1);
    return this.bytes(start, this.endOf(number)).toString('utf8');
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private async read(archive: Archive, entry: Entry, most: number): Promise<void> {
    const parts: string[] = [];
    let letters = 0;
    const inside = { text: false, phonetic: false };
    const isFull = (): boolean => this.count >= most;
    const reader: XmlReader = {
      open: (name) => {
        if (name === 't') inside.text = true;
        else if (name === 'rPh') inside.phonetic = true;
      },
      text: (text) => {
        if (inside.text && !inside.phonetic && (letters += text.length) <= LONGEST_TEXT) parts.push(text);
      },
      close: (name) => {
        if (name === 't') inside.text = false;
        else if (name === 'rPh') inside.phonetic = false;
        else if (name === 'si') {
          this.add(unescaped(parts.splice(0).join('')));
          letters = 0;
        }
      },
      get isDone() {
        return isFull();
      },
    };
    const pieces = readXml(archive, entry, reader);
    while (!(await pieces.next()).done);
    this.flush();
  }

  private add(text: string): void {
    if (this.count === MOST_STRINGS) throw tooLarge('sharedStrings', MOST_STRINGS + 1, MOST_STRINGS);
    const bytes = Buffer.from(text);
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    const place = this.count % PAGE_BYTES;
    if (place === 0) this.ends.push(new Uint32Array(PAGE_BYTES));
    this.ends.at(-1)![place] = this.written + this.waitingBytes;
    this.count++;
    if (this.waitingBytes > PAGE_BYTES) this.flush();
  }

  private flush(): void {
    const bytes = Buffer.concat(this.waiting);
    for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at, bytes.length - at, this.written + at);
    this.written += bytes.length;
    this.waiting = [];
    this.waitingBytes = 0;
  }

  private endOf(number: number): number {
    return this.ends[Math.floor(number / PAGE_BYTES)]![number % PAGE_BYTES]!;
  }

  private bytes(start: number, end: number): Buffer {
    const first = Math.floor(start / PAGE_BYTES);
    if (end <= (first + 1) * PAGE_BYTES) return this.page(first).subarray(start - first * PAGE_BYTES, end - first * PAGE_BYTES);
    const bytes = Buffer.alloc(end - start);
    readSync(this.descriptor, bytes, 0, bytes.length, start);
    return bytes;
  }

  private page(number: number): Buffer {
    const known = this.pages.get(number);
    if (known) return known;
    const page = Buffer.alloc(PAGE_BYTES);
    readSync(this.descriptor, page, 0, PAGE_BYTES, number * PAGE_BYTES);
    if (this.pages.size === PAGES) this.pages.delete(this.pages.keys().next().value!);
    this.pages.set(number, page);
    return page;
  }
}
