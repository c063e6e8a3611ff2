import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

/** The object as it is now, and as this person wanted to write it. */
export interface Conflict {
  readonly current?: unknown;
  readonly yours?: unknown;
}

/** Somebody else saved first: shows what differs, side by side, so that nothing is lost. */
@Component({
  selector: 'circolo-conflict-dialog',
  imports: [MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ 'ui.conflict.title' | transloco }}</h2>
    <mat-dialog-content class="stack">
      <p>{{ 'ui.conflict.text' | transloco }}</p>
      <div class="table-scroll" role="region" tabindex="0" [attr.aria-label]="'ui.conflict.title' | transloco">
        <table class="roomy">
          <thead>
            <tr>
              <th scope="col">{{ 'ui.conflict.what' | transloco }}</th>
              <th scope="col">{{ 'ui.conflict.current' | transloco }}</th>
              <th scope="col">{{ 'ui.conflict.yours' | transloco }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows; track row.name) {
              <tr>
                <th scope="row">{{ row.name }}</th>
                <td>{{ row.current }}</td>
                <td>{{ row.yours }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close>{{ 'ui.conflict.close' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class ConflictDialog {
  protected readonly rows = differences(inject<Conflict>(MAT_DIALOG_DATA));
}

/** The parts that the writer wanted otherwise than they are now. */
export function differences({ current, yours }: Conflict): readonly { name: string; current: string; yours: string }[] {
  const [now, wanted] = [asRecord(current), asRecord(yours)];
  return Object.keys(wanted)
    .filter((name) => name !== 'revision' && JSON.stringify(now[name]) !== JSON.stringify(wanted[name]))
    .map((name) => ({ name, current: written(now[name]), yours: written(wanted[name]) }));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function written(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
