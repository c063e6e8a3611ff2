import { Injectable, computed, inject, signal } from '@angular/core';
import {
  type CsvFormat,
  INTERACTION_FIELDS,
  type ImportPreview,
  type InteractionField,
  type Mapping,
  type MappingField,
  mappingFor,
  REQUIRED_FIELDS,
  type SavedMappingRow,
} from '@circolo/contracts';
import { Session } from '../session/session';
import { type FileHead, type HeadFormat, readHead } from './file-head';
import { columnsOf, fits, guessMapping } from './guess-mapping';

/** Something wrong with a mapping: where (`fields.arrivedAt.format`) and what. */
export interface MappingFault {
  readonly field: string;
  readonly code: string;
}

/** The file that a person has chosen and how it is to be read, until it is sent. The mapping is the contract's own from the first moment. */
@Injectable()
export class ImportDraft {
  private readonly session = inject(Session);
  readonly file = signal<File | null>(null);
  readonly head = signal<FileHead | null>(null);
  readonly mapping = signal<Mapping | null>(null);
  /** What the server said of the mapping when it was last sent. */
  readonly refused = signal<readonly MappingFault[]>([]);
  readonly preview = signal<{ readonly of: Mapping; readonly found: ImportPreview } | null>(null);
  /** The saved mapping that fits the file, when there is one. */
  readonly recognised = signal<string | null>(null);

  readonly columns = computed(() => this.head()?.columns ?? []);
  readonly unmapped = computed(() => REQUIRED_FIELDS.filter((field) => !this.mapping()?.fields[field]));
  readonly missingColumns = computed(() => {
    const named = Object.values(this.mapping()?.fields ?? {}).flatMap((field) => columnsOf(field));
    return [...new Set(named)].filter((column) => !this.columns().includes(column));
  });
  readonly ready = computed(() => this.file() !== null && this.mapping()?.source.trim() !== '' && this.unmapped().length === 0);
  readonly previewIsOld = computed(() => this.preview() !== null && this.preview()?.of !== this.mapping());

  async choose(file: File, known: readonly SavedMappingRow[]): Promise<void> {
    this.file.set(file);
    this.head.set(await readHead(file));
    const usual = await this.usualMapping(file, known);
    this.recognised.set(usual?.name ?? null);
    if (usual) await this.startFrom(usual.mapping);
    else this.startFromHeader();
  }

  startFromHeader(): void {
    const head = this.head();
    const before = this.mapping()?.source ?? '';
    if (head) this.set(guessMapping(head, before, this.session.timeZone()));
  }

  async startFrom(mapping: Mapping): Promise<void> {
    if (mapping.format.kind === 'csv') await this.readAgain(mapping.format);
    const { source, format, timeZone, rows, fields, unknown } = mapping;
    this.set({ source, format, timeZone, rows, fields: inOrder(fields), unknown });
  }

  set(mapping: Mapping): void {
    this.mapping.set(mapping);
    this.refused.set([]);
  }

  change(part: Partial<Mapping>): void {
    const mapping = this.mapping();
    if (mapping) this.set({ ...mapping, ...part });
  }

  async changeFormat(part: Partial<CsvFormat>): Promise<void> {
    const mapping = this.mapping();
    if (mapping?.format.kind !== 'csv') return;
    const format = { ...mapping.format, ...part };
    this.change({ format });
    await this.readAgain(format);
  }

  /** A field that is not mapped any more is left out. */
  setField(field: InteractionField, to: MappingField | undefined): void {
    const mapping = this.mapping();
    if (!mapping) return;
    const { [field]: _, ...others } = mapping.fields;
    this.set({ ...mapping, fields: inOrder(to ? { ...others, [field]: to } : others) });
  }

  /** The mapping in JSON as somebody wrote it; what is wrong with it, empty when it was taken. */
  setJson(text: string): readonly MappingFault[] {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return [{ field: 'mapping', code: 'not-json' }];
    }
    const { success, data, error } = mappingFor('interactions').safeParse(json);
    if (!success)
      return error.issues.map(({ path, code, message }) => ({ field: path.join('.'), code: code === 'custom' ? message : code }));
    this.set(data);
    return [];
  }

  private async readAgain(format: Partial<HeadFormat>): Promise<void> {
    const file = this.file();
    const { encoding, delimiter, header } = format;
    if (file)
      this.head.set(
        await readHead(file, { ...(encoding && { encoding }), ...(delimiter && { delimiter }), ...(header !== undefined && { header }) }),
      );
  }

  /** The newest mapping whose columns the file has, read in that mapping's own format. */
  private async usualMapping(file: File, known: readonly SavedMappingRow[]): Promise<SavedMappingRow | null> {
    for (const row of known) {
      if (row.mapping.format.kind !== 'csv') continue;
      const { columns } = await readHead(file, row.mapping.format);
      if (fits(row.mapping, columns)) return row;
    }
    return null;
  }
}

function inOrder(fields: Mapping['fields']): Mapping['fields'] {
  return Object.fromEntries(INTERACTION_FIELDS.flatMap((field) => (fields[field] ? [[field, fields[field]]] : []))) as Mapping['fields'];
}
