import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { WIZARD_STEPS, type WizardStep } from './import-draft';

/** The four steps of an import: which one is being done, which are behind and can be gone back to. */
@Component({
  selector: 'circolo-import-steps',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol [attr.aria-label]="'sources.import.steps' | transloco">
      @for (step of steps; track step) {
        <li [class.behind]="$index < at()" [attr.aria-current]="step === current() ? 'step' : null">
          <span class="number" aria-hidden="true">{{ $index + 1 }}</span>
          @if ($index < at() && open()) {
            <button type="button" class="link" (click)="chosen.emit(step)">{{ 'sources.import.step.' + step | transloco }}</button>
          } @else {
            <span>{{ 'sources.import.step.' + step | transloco }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      list-style: none;
      padding: 0;
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 8px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      padding-top: 8px;
      border-top: 3px solid var(--line-2);
      color: var(--ink-3);
      font-size: var(--text-table);
      min-width: 0;
      overflow-wrap: anywhere;
    }
    li.behind,
    li[aria-current] {
      border-top-color: var(--accent);
    }
    li[aria-current] {
      color: var(--ink);
      font-weight: 650;
    }
    .number {
      flex: none;
      width: 22px;
      height: 22px;
      border-radius: 50%;
      border: 1px solid currentColor;
      display: grid;
      place-items: center;
      font-size: var(--text-small);
      font-variant-numeric: tabular-nums;
    }
    li.behind .number {
      color: var(--accent);
    }
    @media (max-width: 640px) {
      li {
        flex-direction: column;
        align-items: flex-start;
        gap: 4px;
        font-size: var(--text-small);
      }
    }
  `,
})
export class ImportSteps {
  readonly current = input.required<WizardStep>();
  /** Whether one can go back. */
  readonly open = input(true);
  readonly chosen = output<WizardStep>();
  protected readonly steps = WIZARD_STEPS;
  protected readonly at = computed(() => WIZARD_STEPS.indexOf(this.current()));
}
