import { BadConfiguration, type Config, readConfig } from './platform/config';

/** The configuration of this process, or its end with every bad key listed. */
export function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof BadConfiguration)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}
