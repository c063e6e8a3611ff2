import { ChangeDetectionStrategy, Component, computed, inject, input, type Resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Refusals } from './refusals';

/** Stands where a list or a figure will be: while it is read, and when it could not be. Shown in the `@else` of `resource.hasValue()`. */
@Component({
  selector: 'circolo-waiting',
  imports: [MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sentence(); as said) {
      <div class="notice critical" role="alert">
        <p>{{ said }}</p>
        <p>
          <button matButton="outlined" type="button" (click)="again()">{{ 'ui.again' | transloco }}</button>
        </p>
      </div>
    } @else {
      <p class="loading" role="status">
        <span class="bar"></span><span class="bar short"></span><span class="visually-hidden">{{ 'ui.loading' | transloco }}</span>
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 16px;
    }
    .notice {
      display: grid;
      gap: 10px;
    }
    .loading {
      display: grid;
      gap: 10px;
    }
    .bar {
      height: 12px;
      border-radius: 6px;
      background: var(--band-1);
    }
    .short {
      width: 60%;
    }
  `,
})
export class Waiting {
  private readonly refusals = inject(Refusals);
  readonly on = input.required<Resource<unknown> & { reload(): boolean }>();

  protected readonly sentence = computed(() => {
    const failure = this.on().error();
    return failure ? this.refusals.sentence(failure) : null;
  });

  protected again(): void {
    this.on().reload();
  }
}
