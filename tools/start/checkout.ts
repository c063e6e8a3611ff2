import { realpathSync } from 'node:fs';
import path from 'node:path';

/** The folder that holds this repository. */
export const checkout = realpathSync(path.resolve(import.meta.dirname, '../..'));
