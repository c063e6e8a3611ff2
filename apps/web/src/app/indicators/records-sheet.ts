import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HttpResourceRef } from '@angular/common/http';
import type { List } from '@circolo/contracts';
import { Empty } from '../ui/empty';
import { Waiting } from '../ui/waiting';

/** A sheet around a table of records, which is its content: what it is while they are read, when there are none, and how to go on. */
@Component({
  selector: 'circolo-records-sheet',
  imports: [MatButton, TranslocoPipe, Empty, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ name() }}</h2>
        <span>{{ note() }}</span>
      </header>
      @let read = on();
      @if (!read.hasValue()) {
        <circolo-waiting [on]="read" />
      } @else if (read.value().items.length === 0) {
        <circolo-empty [text]="none()" />
      } @else {
        <div class="table-scroll tall" role="region" tabindex="0" [attr.aria-label]="name()">
          <ng-content />
        </div>
        @if (read.value().next; as cursor) {
          <p class="inside">
            <button matButton="outlined" type="button" (click)="more.emit(cursor)">{{ 'indicators.records.more' | transloco }}</button>
          </p>
        }
      }
    </section>
  `,
})
export class RecordsSheet {
  readonly name = input.required<string>();
  readonly note = input.required<string>();
  readonly none = input.required<string>();
  readonly on = input.required<HttpResourceRef<List<unknown> | undefined>>();
  readonly more = output<string>();
}
