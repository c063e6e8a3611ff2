/** The entry of its own for what needs json-rules-engine, so that it stays out of the browser. */
export * from './decide';
export * from '../../cycle/evaluate';
