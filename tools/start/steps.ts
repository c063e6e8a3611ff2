import { CannotStart } from './cannot-start.ts';

/** Tells, while a step is at work, how far it is. */
export type Note = (text: string) => void;

const isTerminal = process.stdout.isTTY === true;
const redrawMs = 100;
const stillAtWorkMs = 10_000;
const frames = ['|', '/', '-', '\\'];

/**
 * Does a step and shows it: on a terminal a line that moves, elsewhere a line at its begin, one every ten seconds and one at
 * its end, with the time it took.
 */
export async function step<T>(title: string, work: (note: Note) => Promise<T>): Promise<T> {
  const began = Date.now();
  let latest = '';
  let frame = 0;
  const line = () => [title, latest].filter(Boolean).join(': ');
  if (!isTerminal) console.log(`  ..  ${title}`);
  const beat = setInterval(
    () => {
      const text = `${line()} (${duration(began)})`;
      if (isTerminal) redraw(`  ${frames[(frame += 1) % frames.length]}   ${text}`);
      else console.log(`      ${text}`);
    },
    isTerminal ? redrawMs : stillAtWorkMs,
  );
  const finish = (mark: string) => {
    clearInterval(beat);
    if (isTerminal) redraw('');
    console.log(`  ${mark}  ${line()} (${duration(began)})`);
  };
  try {
    const result = await work((text) => (latest = text));
    finish('ok');
    return result;
  } catch (error) {
    latest = '';
    finish(error instanceof CannotStart ? 'no' : '!!');
    throw error;
  }
}

/** The time since an instant, for a person to read. */
export function duration(since: number): string {
  const seconds = (Date.now() - since) / 1000;
  return seconds < 90 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

function redraw(text: string): void {
  process.stdout.write(`\r\u001B[K${text.slice(0, (process.stdout.columns || 80) - 1)}`);
}
