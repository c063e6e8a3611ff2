import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive; what is declared of it may be false. */
export interface Packed {
  readonly name: string;
  readonly data: Buffer | string;
  readonly declaredBytes?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Said to begin where another does. */
  readonly offset?: number;
  /** The packed bytes, when they are not the data's own. */
  readonly packed?: Buffer;
}

/** Writes an archive byte by byte, so that a test can write a false one. */
export function zipArchive(files: readonly Packed[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, declaredBytes, flags = 0, method = 8, offset, packed } of files) {
    const content = Buffer.from(data as string);
    const bytes = packed ?? (method === 8 ? deflateRawSync(content) : content);
    const nameBytes = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(flags, 2);
    about.writeUInt16LE(method, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(declaredBytes ?? content.length, 18);
    about.writeUInt16LE(nameBytes.length, 22);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset ?? at, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), about, end, nameBytes);
    const local = [Buffer.from('504b0304', 'hex'), about, nameBytes, bytes];
    pieces.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(files.length, 8);
  last.writeUInt16LE(files.length, 10);
  last.writeUInt32LE(size, 12);
  last.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, last]);
}
