import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SavedViewRow } from '@circolo/contracts';
import { Session } from '../session/session';
import { Chosen } from '../shell/chosen';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { addressOf, type Explored, filtersOf } from './explorer-address';
import { SavedViewsApi } from './saved-views-api';

/** The views kept under a name, one's own and the shared ones: opened, kept, changed and removed here. */
@Component({
  selector: 'circolo-saved-views',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="row">
      @if (views().length > 0) {
        <label class="filter">
          {{ 'indicators.views.title' | transloco }}
          <select (change)="open($event)">
            <option value="" [selected]="current() === null"></option>
            @for (view of views(); track view.id) {
              <option [value]="view.id" [selected]="view.id === current()?.id">
                {{ view.own ? view.name : ('indicators.views.of' | transloco: { name: view.name, owner: view.owner.name }) }}
              </option>
            }
          </select>
        </label>
      }
      @if (mayWrite) {
        <button type="button" class="chip" (click)="keep(null)">{{ 'indicators.views.keep' | transloco }}</button>
        @if (ownChosen(); as view) {
          <button type="button" class="chip" (click)="keep(view)">{{ 'indicators.views.change' | transloco }}</button>
          <button type="button" class="chip" (click)="remove(view)">{{ 'indicators.views.remove' | transloco }}</button>
        }
      }
    </div>
  `,
})
export class SavedViews {
  private readonly api = inject(SavedViewsApi);
  private readonly chosen = inject(Chosen);
  private readonly dialogs = inject(Dialogs);
  private readonly attempt = inject(Attempt);
  private readonly texts = inject(TranslocoService);
  protected readonly mayWrite = inject(Session).may('views.write');
  readonly explored = input.required<Explored>();
  /** The view that the address names. */
  readonly view = input<string>();
  /** The address of a view that was opened, or what is to change in it. */
  readonly opened = output<Record<string, unknown>>();

  private readonly kept = this.api.list();
  protected readonly views = computed(() => (this.kept.hasValue() ? this.kept.value().items : []));
  protected readonly current = computed(() => this.views().find(({ id }) => id === this.view()) ?? null);
  protected readonly ownChosen = computed(() => (this.current()?.own ? this.current() : null));

  protected open(event: Event): void {
    const id = (event.target as HTMLSelectElement).value;
    const view = this.views().find((one) => one.id === id);
    if (view) this.opened.emit({ ...addressOf(view.filters, this.chosen.period()), view: view.id, row: null });
    else this.opened.emit({ view: null });
  }

  protected async keep(view: SavedViewRow | null): Promise<void> {
    const { SavedViewDialog } = await import('./saved-view-dialog');
    const kept = await this.dialogs.open<SavedViewRow>(SavedViewDialog, {
      view,
      period: this.chosen.period(),
      filters: (pinned: boolean) => filtersOf(this.explored(), this.chosen.scope(), this.chosen.period(), pinned),
    });
    if (!kept) return;
    this.kept.reload();
    this.opened.emit({ view: kept.id });
  }

  protected async remove(view: SavedViewRow): Promise<void> {
    const title = this.texts.translate<string>('indicators.views.removeTitle', { name: view.name });
    const action = this.texts.translate<string>('indicators.views.remove');
    if ((await this.dialogs.ask({ title, action })) === null) return;
    const done = await this.attempt.run(this.api.remove(view), { done: 'indicators.views.removed' });
    this.kept.reload();
    if (done.ok) this.opened.emit({ view: null });
  }
}
