import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Instant } from '../language/instant';
import { KeptDraft } from './kept-draft';

/** Offers what was written here before and not saved. */
@Component({
  selector: 'circolo-unsaved-notice',
  imports: [MatButton, TranslocoPipe, Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (kept.found(); as unsaved) {
      <div class="notice warning" role="status">
        <p>{{ 'rules.unsavedFound.text' | transloco: { at: unsaved.at | instant } }}</p>
        @if (kept.isOutdated(unsaved)) {
          <p>{{ 'rules.unsavedFound.outdated' | transloco }}</p>
        }
        <p class="row">
          <button matButton="outlined" type="button" (click)="kept.takeUp(unsaved)">{{ 'rules.unsavedFound.takeUp' | transloco }}</button>
          <button matButton type="button" (click)="kept.forget()">{{ 'rules.unsavedFound.forget' | transloco }}</button>
        </p>
      </div>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    .notice {
      display: grid;
      gap: 8px;
    }
  `,
})
export class UnsavedNotice {
  protected readonly kept = inject(KeptDraft);
}
