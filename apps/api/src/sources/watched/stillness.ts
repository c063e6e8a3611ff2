const STILL_MS = 10_000;
const PART = '.part';

/** A file as it lies in a folder. */
export interface Sighting {
  /** Relative to the watched folder. */
  readonly path: string;
  readonly inode: number;
  readonly bytes: number;
  readonly changedMs: number;
}

/** Whether a file is still being written: nobody says so, but what has neither grown nor changed for ten seconds is taken as whole. */
export class Stillness {
  private seen = new Map<string, Sighting & { readonly sinceMs: number }>();

  /**
   * One look at everything that lies there.
   * @returns the paths of the files that are whole: still for ten seconds, or called `.part` at the look before and not any more
   */
  look(found: readonly Sighting[], nowMs: number): ReadonlySet<string> {
    const before = this.seen;
    const whole = new Set<string>();
    this.seen = new Map();
    for (const file of found) {
      const last = before.get(file.path);
      const isSame = last?.inode === file.inode && last.bytes === file.bytes && last.changedMs === file.changedMs;
      const part = before.get(file.path + PART);
      const isRenamed = part?.inode === file.inode && part.bytes === file.bytes;
      const sinceMs = isSame ? last.sinceMs : isRenamed ? nowMs - STILL_MS : nowMs;
      this.seen.set(file.path, { ...file, sinceMs });
      if (!isPartial(file.path) && nowMs - sinceMs >= STILL_MS) whole.add(file.path);
    }
    return whole;
  }
}

/** A name that says that the file is not finished. */
export function isPartial(name: string): boolean {
  return /\.(part|partial|tmp|filepart|crdownload)$/i.test(name);
}
