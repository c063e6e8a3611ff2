import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('PostgreSQL 17 or later'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  WEB_FOLDER: z.string().default(path.resolve(import.meta.dirname, '../web/browser')),
  DATA_FOLDER: z.string().min(1).default('.data').describe('uploads are kept here by checksum; part of the backup'),
  UPLOAD_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(2 * 1024 ** 3),
  WATCH_FOLDER: z
    .string()
    .refine((folder) => path.isAbsolute(folder), { message: 'An absolute path' })
    .optional()
    .describe('files put into <folder>/<source>/ are imported by the saved mappings of the source'),
  TRUST_PROXY: z.string().default('loopback').describe('addresses of the proxies in front, as Fastify reads them'),
  PUBLIC_URL: z.url().optional().describe('the address that people open, for links and secure cookies'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SIGN_IN_LIMIT: z.coerce.number().int().min(1).default(60).describe('attempts to sign in, a minute and address'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  SESSION_HOURS: z.coerce
    .number()
    .min(0.1)
    .max(24 * 90)
    .default(12),
});

/** Everything that can be set from outside, read once at the start. */
export interface Config {
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly host: string;
  readonly port: number;
  readonly webFolder: string | undefined;
  readonly dataFolder: string;
  readonly uploadLimitBytes: number;
  readonly watchFolder: string | undefined;
  readonly trustProxy: string;
  readonly publicUrl: string | undefined;
  readonly logLevel: string;
  readonly signInLimit: number;
  readonly sessionHours: number;
}

export const CONFIG = Symbol('CONFIG');

/** Bad keys of the environment, all at once. */
export class BadConfiguration extends Error {
  constructor(readonly keys: readonly { readonly key: string; readonly message: string }[]) {
    super(`Bad configuration:\n${keys.map(({ key, message }) => `  ${key}: ${message}`).join('\n')}`);
  }
}

/** Reads the configuration. @throws BadConfiguration with every bad key. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const { success, data, error } = Environment.safeParse(set);
  if (!success) throw new BadConfiguration(error.issues.map(({ path: at, message }) => ({ key: at.join('.'), message })));
  return {
    databaseUrl: data.DATABASE_URL,
    databasePool: data.DATABASE_POOL,
    host: data.HOST,
    port: data.PORT,
    webFolder: existsSync(data.WEB_FOLDER) ? data.WEB_FOLDER : undefined,
    dataFolder: path.resolve(data.DATA_FOLDER),
    uploadLimitBytes: data.UPLOAD_LIMIT_BYTES,
    watchFolder: data.WATCH_FOLDER,
    trustProxy: data.TRUST_PROXY,
    publicUrl: data.PUBLIC_URL,
    logLevel: data.LOG_LEVEL,
    signInLimit: data.SIGN_IN_LIMIT,
    sessionHours: data.SESSION_HOURS,
  };
}
