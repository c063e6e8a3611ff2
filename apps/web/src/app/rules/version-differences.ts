import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RuleVersionRow } from '@circolo/contracts';
import { Waiting } from '../ui/waiting';
import { ChangeWords } from './change-words';
import { RulesApi } from './rules-api';

/** What changed in a version since an earlier one, in words; since the one before it, unless another is chosen. */
@Component({
  selector: 'circolo-version-differences',
  imports: [TranslocoPipe, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="row">
      <label class="filter">
        {{ 'rules.differences.since' | transloco }}
        <select (change)="choose($event)">
          @for (one of earlier(); track one) {
            <option [value]="one" [selected]="one === from()">{{ 'rules.version' | transloco: { version: one } }}</option>
          }
        </select>
      </label>
    </p>
    @if (differences.hasValue()) {
      <ul>
        @for (change of differences.value().changes; track $index) {
          <li>{{ words.sentence(change, of()) }}</li>
        } @empty {
          <li>{{ 'rules.differences.none' | transloco }}</li>
        }
      </ul>
    } @else {
      <circolo-waiting [on]="differences" />
    }
  `,
  styles: `
    ul {
      margin: 8px 0 0;
      padding-left: 18px;
      display: grid;
      gap: 4px;
    }
  `,
})
export class VersionDifferences {
  protected readonly words = inject(ChangeWords);
  readonly rule = input.required<string>();
  readonly of = input.required<RuleVersionRow>();

  protected readonly earlier = computed(() => Array.from({ length: this.of().version - 1 }, (_, at) => this.of().version - 1 - at));
  protected readonly from = linkedSignal(() => this.earlier()[0]!);
  protected readonly differences = inject(RulesApi).differences(() => ({ id: this.rule(), version: this.of().version, from: this.from() }));

  protected choose(event: Event): void {
    this.from.set(Number((event.target as HTMLSelectElement).value));
  }
}
