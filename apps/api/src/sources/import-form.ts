import type { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Id } from '@circolo/contracts';
import { Refusal } from '@circolo/domain';
import { type CheckedMapping, checkedMapping } from './mapping/checked-mapping';

/** A file that came with a form. */
export interface FormFile<File> {
  readonly file: File;
  readonly fileName: string;
}

/** What a form brings: its file or the id of an upload, and how it is to be read. */
export interface ImportForm<File> {
  readonly of: FormFile<File> | { readonly upload: string };
  /** Null when a saved mapping stands in its place. */
  readonly checked: CheckedMapping | null;
  /** The id of the saved mapping that the file is to be read by. */
  readonly savedMapping: string | null;
}

interface Taking<File> {
  readonly limitBytes: number;
  /** Takes the file while it arrives; the fields may come after it. */
  readonly take: (stream: Readable) => Promise<File>;
  readonly discard: (file: File) => Promise<void>;
}

/**
 * Reads a multipart form: `file` or `upload` (the id of one), `kind` (of records) and `mapping` (JSON), or `savedMapping` (its id), or
 * both, in any order. What was taken is discarded when the form is refused.
 * @throws Refusal `file-missing`, `file-too-large` with the limit, `mapping-invalid` with every fault by its field, `validation`
 */
export function readImportForm<File>(request: FastifyRequest, taking: Taking<File>): Promise<ImportForm<File>> {
  return readForm(request, taking, (taken, fields) => {
    const savedMapping = savedMappingIn(fields.get('savedMapping'));
    const alone = savedMapping !== null && !fields.has('mapping');
    const of = taken ?? { upload: uploadIn(fields.get('upload')) };
    return { of, checked: alone ? null : checkedMapping(fields.get('kind'), jsonOf(fields.get('mapping'))), savedMapping };
  });
}

/** Reads a multipart form of a `file` alone. @throws Refusal `file-missing`, `file-too-large` with the limit */
export function readFileForm<File>(request: FastifyRequest, taking: Taking<File>): Promise<FormFile<File>> {
  return readForm(request, taking, (taken) => {
    if (!taken) throw new Refusal('file-missing', {});
    return taken;
  });
}

async function readForm<File, Form>(
  request: FastifyRequest,
  { limitBytes, take, discard }: Taking<File>,
  formOf: (taken: FormFile<File> | undefined, fields: ReadonlyMap<string, string>) => Form,
): Promise<Form> {
  if (!request.isMultipart()) throw new Refusal('file-missing', {});
  const fields = new Map<string, string>();
  let taken: FormFile<File> | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields.set(part.fieldname, String(part.value));
      else if (part.fieldname === 'file') taken = { file: await take(part.file), fileName: nameOf(part) };
      else part.file.resume();
      if (part.type === 'file' && part.file.truncated) throw new Refusal('file-too-large', { limitBytes });
    }
    return formOf(taken, fields);
  } catch (error) {
    if (taken) await discard(taken.file);
    throw isTooLarge(error) ? new Refusal('file-too-large', { limitBytes }) : error;
  }
}

function savedMappingIn(text: string | undefined): string | null {
  if (!text) return null;
  if (Id.safeParse(text).success) return text;
  throw new Refusal('validation', { errors: [{ field: 'savedMapping', code: 'invalid_format', message: 'The id of a saved mapping' }] });
}

/** @throws Refusal `file-missing` when no upload is named, `not-found` for what is no id */
function uploadIn(text: string | undefined): string {
  if (text === undefined) throw new Refusal('file-missing', {});
  const { success, data } = Id.safeParse(text);
  if (!success) throw new Refusal('not-found', { kind: 'upload', id: text });
  return data;
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    throw new Refusal('mapping-invalid', { errors: [{ field: 'mapping', code: 'not-json', message: 'The mapping is JSON' }] });
  }
}

/** The name of the file without the folders of whoever sent it. */
function nameOf(part: MultipartFile): string {
  const name = part.filename.replace(/^.*[\\/]/, '').replace(/[\u0000-\u001f]/g, '');
  return name.slice(0, 200) || 'file';
}

const isTooLarge = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'FST_REQ_FILE_TOO_LARGE';
