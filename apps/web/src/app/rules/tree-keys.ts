import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { KEYS_OF, shownKey, TREE_ACTIONS, type TreeAction } from './tree-actions';

/** The keys that work in the tree of conditions, and what each does. */
@Component({
  selector: 'circolo-tree-keys',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary>{{ 'rules.tree.keys' | transloco }}</summary>
      <dl>
        @for (one of actions; track one) {
          <dt>
            @for (spelt of keys(one); track spelt) {
              <kbd>{{ spelt }}</kbd>
            }
          </dt>
          <dd>{{ 'rules.tree.action.' + one | transloco }}</dd>
        }
        @for (step of steps; track step.name) {
          <dt>
            <kbd>{{ step.key }}</kbd>
          </dt>
          <dd>{{ 'rules.tree.step.' + step.name | transloco }}</dd>
        }
      </dl>
    </details>
  `,
  styles: `
    summary {
      width: max-content;
      cursor: pointer;
      color: var(--accent);
      font-size: var(--text-small);
    }
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 4px 14px;
      margin: 8px 0 0;
      font-size: var(--text-small);
    }
    kbd {
      padding: 1px 5px;
      border: 1px solid var(--line-2);
      border-radius: 4px;
      background: var(--sunken);
      font: inherit;
    }
    kbd + kbd {
      margin-left: 4px;
    }
  `,
})
export class TreeKeys {
  protected readonly actions = TREE_ACTIONS;
  protected readonly steps = [
    { name: 'walk', key: '↑ ↓' },
    { name: 'fold', key: '← →' },
    { name: 'ends', key: 'Home End' },
    { name: 'leave', key: 'Esc' },
  ];

  protected keys(action: TreeAction): readonly string[] {
    return KEYS_OF[action].map(shownKey);
  }
}
