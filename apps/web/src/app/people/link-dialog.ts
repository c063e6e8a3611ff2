import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Invited } from '@circolo/contracts';
import { Instant } from '../language/instant';

/** Shows the one-time link: there may be no mail server, so a person hands it over. */
@Component({
  selector: 'circolo-link-dialog',
  imports: [MatDialogModule, MatButton, TranslocoPipe, Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ 'people.link.title' | transloco: { name: invited.person.name } }}</h2>
    <mat-dialog-content class="stack">
      <p>{{ 'people.link.text' | transloco: { until: invited.expiresAt | instant } }}</p>
      <div class="field">
        <label for="link">{{ 'people.link.label' | transloco }}</label>
        <input id="link" readonly [value]="link()" (focus)="select($event)" />
      </div>
      <p class="sub" role="status">{{ copied() ? ('people.link.copied' | transloco) : '' }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'ui.close' | transloco }}</button>
      <button matButton="filled" type="button" (click)="copy()">{{ 'people.link.copy' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class LinkDialog {
  protected readonly invited = inject<Invited>(MAT_DIALOG_DATA);
  protected readonly copied = signal(false);
  /** The server may know its own address or only the path; the browser knows the rest. */
  protected readonly link = computed(() => new URL(this.invited.link, location.origin).href);

  protected select(event: FocusEvent): void {
    (event.target as HTMLInputElement).select();
  }

  protected async copy(): Promise<void> {
    // Without a secure context there is no clipboard; the field is selected and can be copied by hand.
    await navigator.clipboard?.writeText(this.link()).then(
      () => this.copied.set(true),
      () => undefined,
    );
  }
}
