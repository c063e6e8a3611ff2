import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { RunMoment } from '@circolo/contracts';
import { Instant } from '../language/instant';

/** What happened to a run, in sentences, the first thing first. */
@Component({
  selector: 'circolo-run-log',
  imports: [TranslocoPipe, Instant],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'cycle.run.log' | transloco }}</h2>
      </header>
      <ol>
        @for (moment of of(); track $index) {
          <li>
            <time class="n sub" [attr.datetime]="moment.at">{{ moment.at | instant: 'second' }}</time>
            <span>{{ sentence(moment) }}</span>
          </li>
        }
      </ol>
    </section>
  `,
  styles: `
    ol {
      list-style: none;
      padding: 8px 16px 12px;
    }
    li {
      display: grid;
      grid-template-columns: 148px minmax(0, 1fr);
      gap: 2px 12px;
      align-items: baseline;
      padding-block: 4px;
    }
    time {
      text-align: left;
    }
    @media (max-width: 480px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class RunLog {
  private readonly texts = inject(TranslocoService);
  readonly of = input.required<readonly RunMoment[]>();

  protected sentence({ what, by, step }: RunMoment): string {
    const isAlone = (what === 'failed' && step === null) || ((what === 'queued' || what === 'cancelled') && by === null);
    return this.texts.translate(`cycle.run.moment.${what}${isAlone ? 'Alone' : ''}`, {
      name: by?.name ?? '',
      step: step === null ? '' : this.texts.translate(`cycle.step.${step}`),
    });
  }
}
