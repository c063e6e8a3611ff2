import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const Environment = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('PostgreSQL 17 or later'),
    REDIS_URL: z
      .url({ protocol: /^rediss?$/ })
      .optional()
      .describe('a Redis of one installation (its number of a database goes at the end) for the queues; without it they are in PostgreSQL'),
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
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, hostname: /.+/ })
      .optional()
      .describe('smtp://user:password@host:port, or smtps:// where the connection is encrypted from its beginning'),
    SMTP_TLS: z
      .enum(['required', 'offered', 'none'])
      .default('required')
      .describe('whether an smtp:// connection must turn to TLS, may where the server offers it, or never does'),
    MAIL_FROM: z.email().optional().describe('the address that mails come from'),
    METRICS_TOKEN: z.string().min(16).optional().describe('whoever shows it as a bearer reads /metrics; admins do without'),
  })
  .superRefine(({ SMTP_URL, MAIL_FROM, PUBLIC_URL }, context) => {
    if (SMTP_URL === undefined) return;
    if (MAIL_FROM === undefined) context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'Needed with SMTP_URL' });
    if (PUBLIC_URL === undefined)
      context.addIssue({ code: 'custom', path: ['PUBLIC_URL'], message: 'Needed with SMTP_URL, for the links in mails' });
  });

/** The server that mails are handed to, and what they need to say. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string;
  readonly tls: 'from-the-start' | 'required' | 'offered' | 'none';
  readonly from: string;
  readonly publicUrl: string;
}

/** Everything that can be set from outside, read once at the start. */
export interface Config {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
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
  /** Undefined where no mail is sent. */
  readonly mail: MailConfig | undefined;
  readonly metricsToken: string | undefined;
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
    redisUrl: data.REDIS_URL,
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
    mail: mailConfig(data),
    metricsToken: data.METRICS_TOKEN,
  };
}

function mailConfig({ SMTP_URL, SMTP_TLS, MAIL_FROM, PUBLIC_URL }: z.infer<typeof Environment>): MailConfig | undefined {
  if (SMTP_URL === undefined || MAIL_FROM === undefined || PUBLIC_URL === undefined) return undefined;
  const { protocol, hostname, port, username, password } = new URL(SMTP_URL);
  const encrypted = protocol === 'smtps:';
  return {
    // The address of an IPv6 host stands in brackets.
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (encrypted ? 465 : 587) : Number(port),
    user: username === '' ? undefined : decodeURIComponent(username),
    password: decodeURIComponent(password),
    tls: encrypted ? 'from-the-start' : SMTP_TLS,
    from: MAIL_FROM,
    publicUrl: PUBLIC_URL,
  };
}
