import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Empty } from '../ui/empty';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { KindQualitySheets } from './kind-quality-sheets';
import { SourcesApi } from './sources-api';

/** What the data of an import or of a source are worth, kind by kind. */
@Component({
  selector: 'circolo-data-quality-page',
  imports: [RouterLink, TranslocoPipe, Empty, KindQualitySheets, PageHeader, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      @if (!quality.hasValue()) {
        <circolo-waiting [on]="quality" />
      } @else {
        @let answer = quality.value();
        <circolo-page-header [title]="'sources.quality.title' | transloco" [subtitle]="subtitle()" />
        @for (kind of answer.kinds; track kind.kind) {
          @if (answer.kinds.length > 1) {
            <h2 class="kind">{{ 'words.recordKind.' + kind.kind | transloco }}</h2>
          }
          <circolo-kind-quality-sheets [of]="kind" />
        } @empty {
          <section class="sheet"><circolo-empty [text]="'sources.quality.none' | transloco" /></section>
        }
        <p class="row">
          @if (answer.import; as one) {
            <a [routerLink]="['/sources/imports', one.id]">{{ 'sources.quality.toImport' | transloco }}</a>
            <a [routerLink]="['/sources', answer.source.id, 'quality']">{{ 'sources.quality.ofSource' | transloco }}</a>
          } @else {
            <a [routerLink]="['/sources', answer.source.id]">{{ 'sources.quality.toSource' | transloco }}</a>
          }
        </p>
      }
    </div>
  `,
  styles: `
    .kind {
      font-size: 18px;
    }
  `,
})
export class DataQualityPage {
  private readonly api = inject(SourcesApi);
  /** From the address. */
  readonly id = input.required<string>();
  /** From the route. */
  readonly of = input.required<'imports' | 'sources'>();

  protected readonly quality = this.api.quality(() => ({ of: this.of(), id: this.id() }));
  protected readonly subtitle = computed(() => {
    if (!this.quality.hasValue()) return '';
    const { source, import: one } = this.quality.value();
    return one ? `${one.fileName} · ${source.name}` : source.name;
  });
}
