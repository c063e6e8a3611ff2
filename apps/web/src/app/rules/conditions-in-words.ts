import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Because } from '@circolo/contracts';
import type { Condition } from '@circolo/domain';
import { FactWords } from '../ui/fact-words';
import { VerdictMark } from '../ui/verdict-mark';
import { type ConditionPart, isComplete, isLeaf, partsOf } from './condition-parts';

/** The conditions of a rule in words, groups inside groups; with `reasons`, also what each of them met and whether it held. */
@Component({
  selector: 'circolo-conditions-in-words',
  imports: [NgTemplateOutlet, TranslocoPipe, VerdictMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-container [ngTemplateOutlet]="part" [ngTemplateOutletContext]="{ $implicit: tree() }" />
    <ng-template #part let-of>
      @let one = partIn(of);
      @if (isLeaf(one)) {
        <div class="leaf">
          @if (one.reason; as reason) {
            <circolo-verdict-mark [holds]="reason.holds" />
          }
          <span>{{
            isComplete(one.leaf)
              ? words.condition({ fact: one.leaf.fact, operator: one.leaf.operator, expected: one.leaf.value })
              : ('rules.incomplete' | transloco)
          }}</span>
          @if (one.reason; as reason) {
            <span class="actual">
              {{ words.actual(reason) }}
              @if (beside()(reason.fact); as more) {
                <span class="sub">{{ more }}</span>
              }
            </span>
          }
        </div>
      } @else {
        <div class="join">
          @if (one.holds !== undefined && one !== tree()) {
            <circolo-verdict-mark [holds]="one.holds" />
          }
          <span>{{ (one === tree() ? 'rules.whole.' : 'rules.join.') + one.join | transloco }}</span>
        </div>
        <ul>
          @for (inside of one.parts; track $index) {
            <li><ng-container [ngTemplateOutlet]="part" [ngTemplateOutletContext]="{ $implicit: inside }" /></li>
          } @empty {
            <li class="sub">{{ 'rules.incomplete' | transloco }}</li>
          }
        </ul>
      }
    </ng-template>
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      list-style: none;
      margin: 6px 0 0 2px;
      padding: 0 0 0 14px;
      border-left: 2px solid var(--line-2);
      display: grid;
      gap: 8px;
    }
    .leaf,
    .join {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 2px 10px;
      align-items: baseline;
    }
    .join {
      color: var(--ink-2);
    }
    .leaf > :first-child:last-child,
    .join > :first-child:last-child {
      grid-column: 1 / -1;
    }
    .actual {
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }
    @media (max-width: 640px) {
      .actual {
        grid-column: 2;
      }
    }
    .actual .sub {
      font-weight: 400;
      margin-left: 6px;
    }
  `,
})
export class ConditionsInWords {
  protected readonly words = inject(FactWords);
  readonly of = input.required<Condition>();
  readonly reasons = input<readonly Because[] | null>(null);
  /** What else to say beside the value of a fact, such as its sample and interval. */
  readonly beside = input<(fact: string) => string>(() => '');

  protected readonly tree = computed(() => partsOf(this.of(), this.reasons()));
  protected readonly isLeaf = isLeaf;
  protected readonly isComplete = isComplete;
  /** The context of a template has no type of its own. */
  protected readonly partIn = (part: unknown) => part as ConditionPart;
}
