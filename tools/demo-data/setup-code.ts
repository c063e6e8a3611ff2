import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The one-time code of the first visit, where the application keeps it for its operator. */
export function setupCodeIn(filesFolder: string): Promise<string> {
  return readFile(join(filesFolder, 'first-admin-code'), 'utf8');
}
