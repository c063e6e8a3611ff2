import { HttpClient, HttpParams, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  DataQuality,
  ImportPreview,
  ImportRow,
  List,
  Mapping,
  NewSavedMapping,
  RecordKind,
  Rejection,
  SavedMappingRow,
  SourceDetail,
  SourceRow,
  UploadRow,
} from '@circolo/contracts';
import { type Observable, of } from 'rxjs';
import { ifMatch } from '../session/write-key';
import type { FormatAsked } from './format-asked';

const IMPORTS = '/api/v1/imports';
const UPLOADS = '/api/v1/uploads';
const MAPPINGS = '/api/v1/mappings';
/** So much fits into the address of a request. */
const LONGEST_QUERY = 12_000;

/** An upload and how it is to be read. */
export interface WantedImport {
  readonly upload: string;
  readonly kind: RecordKind;
  readonly mapping: Mapping;
  /** The saved mapping that this one is. */
  readonly savedMapping?: string | undefined;
}

/** Sources, what they brought, and the import of a file. */
@Injectable({ providedIn: 'root' })
export class SourcesApi {
  private readonly http = inject(HttpClient);

  /** These are called where a page's fields are made. */
  sources() {
    return httpResource<List<SourceRow>>(() => '/api/v1/sources');
  }

  source(id: () => string) {
    return httpResource<SourceDetail>(() => `/api/v1/sources/${id()}`);
  }

  imports() {
    return httpResource<List<ImportRow>>(() => `${IMPORTS}?limit=100`);
  }

  importsOf(source: () => string) {
    return httpResource<List<ImportRow>>(() => `${IMPORTS}?limit=100&source=${source()}`);
  }

  /** What the data of an import or a source are worth. */
  quality(asked: () => { of: 'imports' | 'sources'; id: string }) {
    return httpResource<DataQuality>(() => `/api/v1/${asked().of}/${asked().id}/quality`);
  }

  /** The saved mappings of a source, by its name; `undefined` asks for none. */
  mappingsOf(source: () => string | undefined) {
    return httpResource<List<SavedMappingRow>>(() => {
      const name = source();
      return name === undefined ? undefined : { url: MAPPINGS, params: { source: name } };
    });
  }

  retire({ id, revision }: SavedMappingRow) {
    return this.http.delete<void>(`${MAPPINGS}/${id}`, ifMatch(revision));
  }

  importOf(id: () => string) {
    return httpResource<ImportRow>(() => this.addressOf(id()));
  }

  /** The first `limit` rejections; `undefined` asks for none. */
  rejections(asked: () => { id: string; limit: number } | undefined) {
    return httpResource<List<Rejection>>(() => {
      const of = asked();
      return of && { url: `${this.addressOf(of.id)}/rejections`, params: { limit: of.limit } };
    });
  }

  addressOf(id: string): string {
    return `${IMPORTS}/${id}`;
  }

  /** Answers the progress of the upload, then what is seen in the file. */
  upload(file: File) {
    const form = new FormData();
    form.set('file', file, file.name);
    return this.http.post<UploadRow>(UPLOADS, form, { reportProgress: true, observe: 'events' });
  }

  /** Looks at an upload again. */
  look(upload: string, asked: FormatAsked) {
    return this.http.get<UploadRow>(`${UPLOADS}/${upload}`, { params: { ...asked } });
  }

  /** The saved mappings that were made for a header; of one that no address can hold, none. */
  fitting(columns: readonly string[]): Observable<List<SavedMappingRow>> {
    const params = new HttpParams().appendAll({ columns: [...columns] });
    if (params.toString().length > LONGEST_QUERY) return of({ items: [], next: null });
    return this.http.get<List<SavedMappingRow>>(MAPPINGS, { params });
  }

  preview(wanted: WantedImport) {
    return this.http.post<ImportPreview>(`${IMPORTS}/preview`, formOf(wanted));
  }

  import(wanted: WantedImport) {
    return this.http.post<ImportRow>(IMPORTS, formOf(wanted));
  }

  save(wanted: NewSavedMapping) {
    return this.http.post<SavedMappingRow>(MAPPINGS, wanted);
  }

  change({ id, revision }: SavedMappingRow, wanted: NewSavedMapping) {
    return this.http.put<SavedMappingRow>(`${MAPPINGS}/${id}`, wanted, ifMatch(revision));
  }

  cancel({ id }: ImportRow) {
    return this.http.post<ImportRow>(`${this.addressOf(id)}/cancellation`, {});
  }

  undo({ id }: ImportRow) {
    return this.http.delete<ImportRow>(this.addressOf(id));
  }
}

function formOf({ upload, kind, mapping, savedMapping }: WantedImport): FormData {
  const form = new FormData();
  form.set('kind', kind);
  form.set('mapping', JSON.stringify(mapping));
  form.set('upload', upload);
  if (savedMapping) form.set('savedMapping', savedMapping);
  return form;
}
