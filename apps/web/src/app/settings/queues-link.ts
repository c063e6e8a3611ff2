import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../session/session';

/** The way to the queues as they are, for those who may look at them: a page of its own, outside of the application. */
@Component({
  selector: 'circolo-queues-link',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (maySee) {
      <section class="sheet">
        <header>
          <h2>{{ 'settings.queues.title' | transloco }}</h2>
        </header>
        <div class="inside stack">
          <p>{{ 'settings.queues.say' | transloco }}</p>
          <p>
            <a href="/api/v1/queues" target="_blank" rel="noopener">{{ 'settings.queues.open' | transloco }}</a>
          </p>
        </div>
      </section>
    }
  `,
})
export class QueuesLink {
  protected readonly maySee = inject(Session).may('queues.read');
}
