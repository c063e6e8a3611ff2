import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { KindQuality } from '@circolo/contracts';
import { IndicatorName } from '../indicators/indicator-name';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Empty } from '../ui/empty';
import { Figures } from '../ui/figures';
import { State, type StateName } from '../ui/state';
import { NotCountedWords } from './not-counted-in-words';
import { RejectionWords } from './rejection-words';

const COUNTS = ['read', 'accepted', 'corrected', 'duplicates', 'rejected'] as const;
const GRAVEST: readonly StateName[] = ['critical', 'warning', 'watch', 'met', 'none'];

/** Records of one kind: the rows they came in, their fields, what was found in them, and what each indicator makes of them. */
@Component({
  selector: 'circolo-kind-quality-sheets',
  imports: [TranslocoPipe, Counted, Empty, IndicatorName, Instant, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './kind-quality-sheets.html',
  styleUrl: './kind-quality-sheets.scss',
})
export class KindQualitySheets {
  protected readonly figures = inject(Figures);
  protected readonly notCountedWords = inject(NotCountedWords);
  protected readonly rejectionWords = inject(RejectionWords);
  readonly of = input.required<KindQuality>();

  protected readonly counts = COUNTS;
  protected readonly findings = computed(() =>
    this.of().findings.toSorted((a, b) => GRAVEST.indexOf(a.state) - GRAVEST.indexOf(b.state) || b.count - a.count),
  );
  /** Those that count some records, then those that count none. */
  protected readonly indicators = computed(() => {
    const all = this.of().indicators;
    return [...all.filter(({ counted }) => counted > 0), ...all.filter(({ counted }) => counted === 0)];
  });

  protected share(count: number, of: number): string {
    if (of === 0) return '—';
    const isTiny = count > 0 && count / of < 0.0005;
    return isTiny ? `< ${this.figures.text(0.001, 'fraction')}` : this.figures.text(count / of, 'fraction');
  }

  protected percent(count: number): number {
    const { records } = this.of();
    return records === 0 ? 0 : (100 * count) / records;
  }
}
