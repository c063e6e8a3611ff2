import type { Mapping } from '@circolo/contracts';

/**
 * A pseudonym of a text: 32 hexadecimal digits of its HMAC-SHA-256 by the installation's key, the same wherever the text comes from.
 * The key stays in the database: each pad is looked up once a query, and no statement carries it.
 */
export const pseudonymOf = (text: string): string =>
  `left(encode(sha256((select outer_pad from pseudonym_key) || sha256((select inner_pad from pseudonym_key) || convert_to(${text}, 'UTF8'))), 'hex'), 32)`;

export const isPseudonymised = ({ pseudonymise }: Mapping, field: string): boolean =>
  (pseudonymise as readonly string[] | undefined)?.includes(field) ?? false;

/** Whether a whole row of the file may not be shown, for what it says of somebody. */
export const hidesRows = ({ pseudonymise, fields }: Mapping): boolean => pseudonymise?.some((field) => fields[field]) ?? false;
