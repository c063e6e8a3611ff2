import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Chosen, SCOPES } from './chosen';

/** Chooses the kind of subject that figures are about. */
@Component({
  selector: 'circolo-scope-picker',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label>
      <span>{{ 'shell.scope.label' | transloco }}</span>
      <select (change)="choose($event)">
        @for (scope of scopes; track scope) {
          <option [value]="scope" [selected]="scope === chosen.scope()">{{ 'words.scope.' + scope | transloco }}</option>
        }
      </select>
    </label>
  `,
  styleUrl: './picker.scss',
})
export class ScopePicker {
  protected readonly chosen = inject(Chosen);
  protected readonly scopes = SCOPES;

  protected choose(event: Event): void {
    this.chosen.chooseScope((event.target as HTMLSelectElement).value);
  }
}
