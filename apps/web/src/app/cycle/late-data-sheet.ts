import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LateData } from '@circolo/contracts';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Figures } from '../ui/figures';

/** What came into the period of a run, or went out of it, after the run had measured it. */
@Component({
  selector: 'circolo-late-data-sheet',
  imports: [RouterLink, TranslocoPipe, Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'cycle.run.late.title' | transloco }}</h2>
      </header>
      <div class="inside">
        <p class="notice warning" role="status">{{ 'cycle.run.late.say' | transloco }}</p>
      </div>
      <div class="table-scroll" role="region" tabindex="0" [attr.aria-label]="'cycle.run.late.title' | transloco">
        <table class="roomy">
          <thead>
            <tr>
              <th scope="col">{{ 'cycle.run.late.file' | transloco }}</th>
              <th scope="col">{{ 'cycle.run.late.what' | transloco }}</th>
              <th scope="col" class="n">{{ 'cycle.run.late.records' | transloco }}</th>
              <th scope="col">{{ 'cycle.run.late.when' | transloco }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of of(); track $index) {
              <tr>
                <th scope="row" class="file">
                  @if (mayReadImports) {
                    <a [routerLink]="['/sources/imports', one.import.id]">{{ one.import.fileName }}</a>
                  } @else {
                    {{ one.import.fileName }}
                  }
                  <div class="sub">{{ one.source }}</div>
                </th>
                <td class="nowrap">
                  {{ 'cycle.run.late.cause.' + one.cause | transloco }}
                  <div class="sub">{{ 'words.recordKind.' + one.kind | transloco }}</div>
                </td>
                <td class="n">{{ figures.number(one.records) }}</td>
                <td class="nowrap">{{ one.at | instant: 'second' }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </section>
  `,
  styles: `
    .file {
      min-width: 180px;
      white-space: normal;
      overflow-wrap: anywhere;
    }
  `,
})
export class LateDataSheet {
  protected readonly figures = inject(Figures);
  protected readonly mayReadImports = inject(Session).may('imports.read');
  /** The last first. */
  readonly of = input.required<readonly LateData[]>();
}
