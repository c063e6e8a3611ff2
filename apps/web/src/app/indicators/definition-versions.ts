import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { IndicatorVersionRow } from '@circolo/contracts';
import type { IndicatorCode } from '@circolo/domain';
import { Instant } from '../language/instant';
import { PeriodText } from '../language/period-text';
import { Parameters } from './definition';
import { type Validity, validityOf } from './version-validity';

/** The versions of a definition, the newest first: when each holds, what it changed of the one before it, why, and who published it. */
@Component({
  selector: 'circolo-definition-versions',
  imports: [TranslocoPipe, Instant, Parameters, PeriodText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './definition-versions.html',
  styles: `
    :host {
      display: block;
    }
    .reason {
      max-width: 48ch;
      overflow-wrap: anywhere;
    }
  `,
})
export class DefinitionVersions {
  readonly code = input.required<IndicatorCode>();
  /** The newest first. */
  readonly of = input.required<readonly IndicatorVersionRow[]>();
  /** The number of the one that holds today. */
  readonly current = input.required<number>();

  protected readonly rows = computed(() =>
    this.of().map((version, place, all) => {
      const validity = validityOf(this.code(), all, version);
      return { version, before: all[place + 1] ?? null, validity, words: wordOf(validity) };
    }),
  );
}

function wordOf({ from, until, never }: Validity): string {
  if (never) return 'never';
  if (from === null) return until === null ? 'ever' : 'everUntil';
  return until === null ? 'from' : 'between';
}
