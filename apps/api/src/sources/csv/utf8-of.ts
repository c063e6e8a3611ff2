import { Refusal } from '@circolo/domain';
import type { CsvFormat } from '@circolo/contracts';

export type Encoding = CsvFormat['encoding'];

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Turns the bytes of a file into UTF-8, piece by piece, and drops a byte order mark. UTF-8 itself is passed on untouched and unchecked. */
export class Utf8Of {
  private readonly decoder: InstanceType<typeof TextDecoder> | null;
  private beginning: Buffer | null = Buffer.alloc(0);

  constructor(private readonly encoding: Encoding) {
    this.decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { fatal: true });
  }

  /** @throws Refusal `file-encoding` */
  write(chunk: Buffer): Buffer {
    return this.decoder ? this.decoded(chunk, true) : this.withoutMark(chunk);
  }

  /** What was still waiting for more. @throws Refusal `file-encoding` */
  end(): Buffer {
    if (this.decoder) return this.decoded(Buffer.alloc(0), false);
    const waiting = this.beginning ?? Buffer.alloc(0);
    this.beginning = null;
    return waiting;
  }

  private decoded(chunk: Buffer, stream: boolean): Buffer {
    try {
      return Buffer.from(this.decoder!.decode(chunk, { stream }), 'utf8');
    } catch {
      throw new Refusal('file-encoding', { encoding: this.encoding });
    }
  }

  private withoutMark(chunk: Buffer): Buffer {
    if (this.beginning === null) return chunk;
    const bytes = Buffer.concat([this.beginning, chunk]);
    if (bytes.length < BOM.length && BOM.subarray(0, bytes.length).equals(bytes)) {
      this.beginning = bytes;
      return Buffer.alloc(0);
    }
    this.beginning = null;
    return bytes.subarray(0, BOM.length).equals(BOM) ? bytes.subarray(BOM.length) : bytes;
  }
}

/** The beginning of a file in UTF-8; a letter of two or four bytes that it cuts is left out of UTF-16. @throws Refusal `file-encoding` */
export function utf8OfBeginning(beginning: Buffer, encoding: Encoding): Buffer {
  const utf8 = new Utf8Of(encoding);
  const whole = encoding.startsWith('utf-16') ? beginning.subarray(0, beginning.length & ~1) : beginning;
  return Buffer.concat([utf8.write(whole), ...(encoding === 'utf-8' ? [utf8.end()] : [])]);
}
