import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ImportPreview, ImportRow, List, Mapping, Rejection, SavedMappingRow, SourceDetail, SourceRow } from '@circolo/contracts';
import { ifMatch } from '../session/write-key';

const IMPORTS = '/api/v1/imports';
const MAPPINGS = '/api/v1/mappings';
/** The beginning of a file is enough to see how its first rows would be read. */
const PREVIEW_BYTES = 256 * 1024;

/** Sources, what they brought, and the import of a file. */
@Injectable({ providedIn: 'root' })
export class SourcesApi {
  private readonly http = inject(HttpClient);

  /** These are called where a page's fields are made. */
  sources() {
    return httpResource<List<SourceRow>>(() => '/api/v1/sources');
  }

  mappings() {
    return httpResource<List<SavedMappingRow>>(() => MAPPINGS);
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

  import(id: () => string) {
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

  preview(file: File, mapping: Mapping) {
    return this.http.post<ImportPreview>(`${IMPORTS}/preview`, formOf(file.slice(0, PREVIEW_BYTES), file.name, mapping));
  }

  /** Answers the progress of the upload, then the import. */
  upload(file: File, mapping: Mapping) {
    return this.http.post<ImportRow>(IMPORTS, formOf(file, file.name, mapping), { reportProgress: true, observe: 'events' });
  }

  undo({ id }: ImportRow) {
    return this.http.delete<ImportRow>(this.addressOf(id));
  }
}

/** The fields stand before the file: a mapping that is refused is refused before the file has arrived. */
function formOf(file: Blob, name: string, mapping: Mapping): FormData {
  const form = new FormData();
  form.set('kind', 'interactions');
  form.set('mapping', JSON.stringify(mapping));
  form.set('file', file, name);
  return form;
}
