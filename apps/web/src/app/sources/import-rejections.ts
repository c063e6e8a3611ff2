import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportRow } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Waiting } from '../ui/waiting';
import { RejectionWords } from './rejection-words';
import { SourcesApi } from './sources-api';

const FIRST = 50;
const MOST = 500;

/** The rows that an import did not take: line, column, value, and why in words; all of them in a file to download. */
@Component({
  selector: 'circolo-import-rejections',
  imports: [MatButton, TranslocoPipe, Counted, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'sources.rejections' | transloco }}</h2>
        <span class="row">
          {{ 'sources.countRejected' | counted: of().rejected }}
          <a [href]="file()" download>{{ 'sources.download' | transloco }}</a>
        </span>
      </header>
      @if (!rejections.hasValue()) {
        <circolo-waiting [on]="rejections" />
      } @else {
        <div class="table-scroll tall" role="region" tabindex="0" [attr.aria-label]="'sources.rejections' | transloco">
          <table>
            <thead>
              <tr>
                <th scope="col" class="n">{{ 'sources.line' | transloco }}</th>
                <th scope="col">{{ 'sources.column' | transloco }}</th>
                <th scope="col">{{ 'sources.value' | transloco }}</th>
                <th scope="col">{{ 'sources.why' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rejections.value().items; track $index) {
                <tr>
                  <th scope="row" class="n">{{ row.line }}</th>
                  <td>{{ row.column ?? '—' }}</td>
                  <td class="value">
                    @if (row.value) {
                      «{{ row.value }}»
                    } @else {
                      —
                    }
                  </td>
                  <td>{{ words.sentence(row) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (rejections.value().next && limit() < most) {
          <p class="more">
            <button matButton type="button" (click)="limit.set(most)">{{ 'sources.moreRejections' | transloco }}</button>
          </p>
        } @else if (rejections.value().next) {
          <p class="more sub">{{ 'sources.restInFile' | transloco }}</p>
        }
      }
    </section>
  `,
  styles: `
    .value {
      max-width: 320px;
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }
    td {
      padding-block: 6px;
    }
    .more {
      padding: 8px 16px 12px;
    }
  `,
})
export class ImportRejections {
  private readonly api = inject(SourcesApi);
  protected readonly words = inject(RejectionWords);
  readonly of = input.required<ImportRow>();

  protected readonly most = MOST;
  private readonly id = computed(() => this.of().id);
  protected readonly limit = linkedSignal<string, number>({ source: () => this.id(), computation: () => FIRST });
  protected readonly rejections = this.api.rejections(() => ({ id: this.id(), limit: this.limit() }));
  protected readonly file = computed(() => `${this.api.addressOf(this.id())}/rejections.csv`);
}
