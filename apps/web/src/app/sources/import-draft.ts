import { HttpEventType } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import {
  type FileFormat,
  FIELDS_OF,
  type ImportPreview,
  type Mapping,
  type MappingField,
  mappingFor,
  type PseudonymisableField,
  type RecordField,
  type RecordKind,
  REQUIRED_OF,
  type SavedMappingRow,
  type UploadRow,
} from '@circolo/contracts';
import { lastValueFrom, tap } from 'rxjs';
import { Session } from '../session/session';
import { type FileHead, headOf } from './file-head';
import type { FormatAsked } from './format-asked';
import { guessMapping } from './guess-mapping';
import { unfinishedIn } from './mapped-parts';
import { SourcesApi } from './sources-api';

/** Something wrong with a mapping: where (`fields.arrivedAt.format`) and what. */
export interface MappingFault {
  readonly field: string;
  readonly code: string;
}

export const WIZARD_STEPS = ['file', 'mapping', 'check', 'done'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

/**
 * The file that a person imports and how it is to be read, from the moment it is chosen until the import begins. It outlives the page:
 * whoever goes away and comes back finds everything as it was. The mapping is the contract's own from the first moment.
 */
@Injectable()
export class ImportDraft {
  private readonly api = inject(SourcesApi);
  private readonly session = inject(Session);
  private looking: Promise<void> = Promise.resolve();
  readonly step = signal<WizardStep>('file');
  readonly file = signal<File | null>(null);
  /** Bytes sent, while the file is on its way. */
  readonly sent = signal<number | null>(null);
  readonly upload = signal<UploadRow | null>(null);
  readonly head = signal<FileHead | null>(null);
  readonly kind = signal<RecordKind>('interactions');
  readonly mapping = signal<Mapping | null>(null);
  /** What the server said of the mapping when it was last sent. */
  readonly refused = signal<readonly MappingFault[]>([]);
  readonly preview = signal<{ readonly of: Mapping; readonly found: ImportPreview } | null>(null);
  /** The saved mappings that were made for the file's header, the last used first. */
  readonly fitting = signal<readonly SavedMappingRow[]>([]);
  /** The saved mapping that the present one began from or was saved as, and how it was then. */
  readonly begunFrom = signal<{ readonly row: SavedMappingRow; readonly as: Mapping } | null>(null);

  readonly columns = computed(() => this.head()?.columns ?? []);
  readonly fields = computed((): readonly RecordField[] => FIELDS_OF[this.kind()]);
  readonly unmapped = computed(() => REQUIRED_OF[this.kind()].filter((field: RecordField) => !this.mapping()?.fields[field]));
  /** The saved mapping that the present one is still the same as. */
  readonly saved = computed(() => {
    const begun = this.begunFrom();
    return begun && begun.as === this.mapping() && begun.row.kind === this.kind() ? begun.row : null;
  });
  /** Where something that was begun lacks its end. */
  readonly unfinished = computed(() => unfinishedIn(this.mapping() ?? { fields: {}, rows: {} }));
  readonly ready = computed(
    () => this.upload() !== null && !!this.mapping()?.source.trim() && this.unmapped().length === 0 && this.unfinished().length === 0,
  );
  readonly previewIsOld = computed(() => this.preview() !== null && this.preview()?.of !== this.mapping());

  /** Sends a file and takes what is recognised in it; the draft stays as it is when the file is refused. */
  async take(file: File): Promise<void> {
    this.sent.set(0);
    try {
      const told = this.api.upload(file).pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress) this.sent.set(event.loaded);
        }),
      );
      const last = await lastValueFrom(told);
      if (last.type !== HttpEventType.Response || !last.body) throw new Error('The upload ended without an answer');
      this.file.set(file);
      await this.see(last.body);
    } finally {
      this.sent.set(null);
    }
  }

  /** Looks at the file again, in a format that is said in part; one look after the other, since each begins from what the last has seen. */
  lookAgain(asked: FormatAsked): Promise<void> {
    const look = async () => {
      const upload = this.upload();
      if (upload) await this.see(await lastValueFrom(this.api.look(upload.id, { ...askedOf(upload.format), ...asked })));
    };
    const looked = this.looking.then(look);
    this.looking = looked.catch(() => undefined);
    return looked;
  }

  /** What is wrong with a part of the mapping, such as `fields.arrivedAt`. */
  faultsAt(place: string): readonly MappingFault[] {
    const unfinished = this.unfinished().map((field) => ({ field, code: 'words-missing' }));
    return [...unfinished, ...this.refused()].filter(({ field }) => field === place || field.startsWith(`${place}.`));
  }

  startFromHeader(): void {
    const [head, upload] = [this.head(), this.upload()];
    if (!head || !upload) return;
    this.begunFrom.set(null);
    const source = this.mapping()?.source ?? '';
    this.set(guessMapping(head, { kind: this.kind(), format: upload.format, source, timeZone: this.session.timeZone() }));
  }

  startFrom(row: SavedMappingRow): void {
    this.kind.set(row.kind);
    const format = formatOfFile(row.mapping.format, this.upload()?.format);
    const mapping = format === row.mapping.format ? row.mapping : { ...row.mapping, format };
    this.begunFrom.set({ row, as: row.mapping });
    this.set(mapping);
  }

  setKind(kind: RecordKind): void {
    if (kind === this.kind()) return;
    this.kind.set(kind);
    this.startFromHeader();
  }

  set(mapping: Mapping): void {
    this.mapping.set(mapping);
    this.refused.set([]);
  }

  change(part: Partial<Mapping>): void {
    const mapping = this.mapping();
    if (mapping) this.set({ ...mapping, ...part });
  }

  /** A field that is not mapped any more is left out. */
  setField(field: RecordField, to: MappingField | undefined): void {
    const mapping = this.mapping();
    if (!mapping) return;
    const { [field]: _, ...others } = mapping.fields;
    const all: Mapping['fields'] = to ? { ...others, [field]: to } : others;
    this.set({ ...mapping, fields: Object.fromEntries(this.fields().flatMap((one) => (all[one] ? [[one, all[one]]] : []))) });
    if (!to && mapping.pseudonymise?.includes(field as PseudonymisableField)) this.setPseudonym(field as PseudonymisableField, false);
  }

  /** Whether only a pseudonym of a field's values is kept. */
  setPseudonym(field: PseudonymisableField, wanted: boolean): void {
    const mapping = this.mapping();
    if (!mapping) return;
    const { pseudonymise = [], ...others } = mapping;
    const names = wanted ? [...new Set([...pseudonymise, field])] : pseudonymise.filter((one) => one !== field);
    this.set(names.length > 0 ? { ...others, pseudonymise: names } : others);
  }

  /** The mapping in JSON as somebody wrote it; what is wrong with it, empty when it was taken. */
  setJson(text: string): readonly MappingFault[] {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return [{ field: 'mapping', code: 'not-json' }];
    }
    const { success, data, error } = mappingFor(this.kind()).safeParse(json);
    if (!success)
      return error.issues.map(({ path, code, message }) => ({ field: path.join('.'), code: code === 'custom' ? message : code }));
    this.set(data);
    return [];
  }

  /** Remembers that the present mapping was saved. */
  savedAs(row: SavedMappingRow): void {
    const mapping = this.mapping();
    if (mapping) this.begunFrom.set({ row, as: mapping });
    this.fitting.update((rows) => [row, ...rows.filter(({ id }) => id !== row.id)]);
  }

  clear(): void {
    this.step.set('file');
    for (const part of [this.file, this.upload, this.head, this.mapping, this.preview, this.begunFrom]) part.set(null);
    this.kind.set('interactions');
    this.fitting.set([]);
    this.refused.set([]);
  }

  /** Takes what is seen in the file: with another header than before, the mapping begins anew. */
  private async see(upload: UploadRow): Promise<void> {
    const before = this.upload()?.columns;
    this.upload.set(upload);
    this.head.set(await headOf(upload, this.file()));
    const isSame = this.mapping() !== null && before?.join('\n') === upload.columns.join('\n');
    if (isSame) return this.change({ format: upload.format });
    this.preview.set(null);
    const { items } = await lastValueFrom(this.api.fitting(upload.columns));
    this.fitting.set(items);
    const [usual] = items;
    if (usual) this.startFrom(usual);
    else this.startFromHeader();
  }
}

/** A saved mapping is taken as it is, unless the file is written otherwise: then only its sign of decimals is. */
function formatOfFile(saved: FileFormat, found: FileFormat | undefined): FileFormat {
  if (!found || JSON.stringify(inOrder(found)) === JSON.stringify(inOrder(saved))) return saved;
  if (saved.kind === 'jsonl' || found.kind === 'jsonl') return found;
  return { ...found, decimal: saved.decimal };
}

/** Without the decimal sign, which a file may not show in its first rows. */
const inOrder = (format: FileFormat): unknown =>
  Object.entries(format)
    .filter(([key]) => key !== 'decimal')
    .toSorted(([one], [other]) => one.localeCompare(other));

function askedOf(format: FileFormat): FormatAsked {
  if (format.kind === 'jsonl') return {};
  const { kind: _, ...asked } = format;
  return asked;
}
