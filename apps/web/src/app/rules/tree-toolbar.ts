import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { KEYS_OF, shownKey, type TreeAction } from './tree-actions';
import { TreeEditor } from './tree-editor';

const ADDING: readonly TreeAction[] = ['condition', 'group'];
const MOVING: readonly TreeAction[] = ['up', 'down', 'in', 'out'];
const CHANGING: readonly TreeAction[] = ['edit', 'wrap', 'negate', 'unwrap', 'duplicate', 'remove'];
const TRAVELLING: readonly TreeAction[] = ['undo', 'redo'];

/** Every command of the tree as a button, and what the last one did. */
@Component({
  selector: 'circolo-tree-toolbar',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar" role="group" [attr.aria-label]="'rules.tree.commands' | transloco">
      @for (set of sets; track set) {
        <span class="set">
          @for (one of set; track one) {
            <button
              class="chip"
              type="button"
              [attr.title]="key(one)"
              [attr.aria-label]="'rules.tree.action.' + one | transloco"
              [disabled]="isIdle(one)"
              (click)="tree.act(one)"
            >
              {{ 'rules.tree.short.' + one | transloco }}
            </button>
          }
        </span>
      }
    </div>
    <p class="said" role="status" [class.refused]="tree.said()?.refused">
      @for (said of told(); track said.number) {
        <span>{{ said.text }}</span>
      }
    </p>
  `,
  styleUrl: './tree-toolbar.scss',
})
export class TreeToolbar {
  protected readonly tree = inject(TreeEditor);
  protected readonly sets = [ADDING, TRAVELLING, MOVING, CHANGING];
  protected told() {
    const said = this.tree.said();
    return said ? [said] : [];
  }

  protected key(action: TreeAction): string {
    return shownKey(KEYS_OF[action][0] ?? '');
  }

  protected isIdle(action: TreeAction): boolean {
    return (action === 'undo' && !this.tree.mayUndo()) || (action === 'redo' && !this.tree.mayRedo());
  }
}
