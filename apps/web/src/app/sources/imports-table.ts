import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportRow } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { Figures } from '../ui/figures';
import { State } from '../ui/state';
import { IMPORT_SHOWN_AS } from './import-state';

const COUNTS = ['read', 'accepted', 'corrected', 'duplicates', 'rejected'] as const;

/** Imports, the newest first: what became of each, and where to read more. */
@Component({
  selector: 'circolo-imports-table',
  imports: [RouterLink, TranslocoPipe, Instant, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="table-scroll" role="region" tabindex="0" [attr.aria-label]="'sources.imports' | transloco">
      <table class="roomy">
        <thead>
          <tr>
            <th scope="col">{{ 'sources.stateOf' | transloco }}</th>
            <th scope="col">{{ 'sources.file' | transloco }}</th>
            <th scope="col">{{ 'sources.kind' | transloco }}</th>
            @for (count of counts; track count) {
              <th scope="col" class="n">{{ 'sources.counts.' + count | transloco }}</th>
            }
            <th scope="col">{{ 'sources.when' | transloco }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of of(); track row.id) {
            <tr>
              <td><circolo-state [of]="shownAs[row.state]" [text]="'sources.state.' + row.state | transloco" /></td>
              <th scope="row" class="file">
                <a [routerLink]="['/sources/imports', row.id]">{{ row.fileName }}</a>
                <div class="sub">{{ row.source }}</div>
              </th>
              <td class="nowrap">
                {{ 'words.recordKind.' + row.kind | transloco }}
                @if (row.via !== 'upload') {
                  <div class="sub">{{ 'sources.via.' + row.via | transloco }}</div>
                }
              </td>
              @for (count of counts; track count) {
                <td class="n" [class.some]="count === 'rejected' && row.rejected > 0">{{ figures.number(row[count]) }}</td>
              }
              <td class="nowrap">
                {{ row.createdAt | instant }}
                <div class="sub">{{ row.createdBy.name }}</div>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .file {
      min-width: 180px;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .some {
      color: var(--critical);
    }
  `,
})
export class ImportsTable {
  protected readonly figures = inject(Figures);
  protected readonly counts = COUNTS;
  protected readonly shownAs = IMPORT_SHOWN_AS;
  readonly of = input.required<readonly ImportRow[]>();
}
