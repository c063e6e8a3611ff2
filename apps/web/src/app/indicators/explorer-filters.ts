import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CROSSING_KINDS } from '@circolo/contracts';
import { DIMENSIONS, INDICATOR_LIST, type IndicatorCode } from '@circolo/domain';
import { Language } from '../language/language';
import { type Explored, MOST_INDICATORS, PERIODS_OFFERED } from './explorer-address';
import { IndicatorName } from './indicator-name';

/** What is looked at: indicators, what they are crossed with, how many periods, and words of a subject's name. */
@Component({
  selector: 'circolo-explorer-filters',
  imports: [RouterLink, TranslocoPipe, IndicatorName],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './explorer-filters.html',
  // Names of indicators are long, and the choice is empty until one is added.
  styles: '.adding { max-width: 180px; }',
})
export class ExplorerFilters {
  protected readonly language = inject(Language);
  readonly of = input.required<Explored>();
  readonly scope = input.required<string>();
  /** What is to change in the address. */
  readonly changed = output<Record<string, unknown>>();

  /** Those that are offered, and the one that the address asks for. */
  protected readonly counts = computed(() => [...new Set([...PERIODS_OFFERED, this.of().periods])].toSorted((a, b) => a - b));
  protected readonly crossings = computed(() => CROSSING_KINDS.filter((kind) => kind !== this.scope()));
  protected readonly offered = computed(() =>
    DIMENSIONS.map((dimension) => ({
      dimension,
      indicators: INDICATOR_LIST.filter((one) => one.dimension === dimension && !this.of().indicators.includes(one.code)),
    })).filter(({ indicators }) => indicators.length > 0),
  );
  protected readonly full = computed(() => this.of().indicators.length >= MOST_INDICATORS);

  protected add(event: Event): void {
    const select = event.target as HTMLSelectElement;
    if (select.value) this.changed.emit({ indicator: [...this.of().indicators, select.value], row: null });
    select.value = '';
  }

  protected remove(code: IndicatorCode): void {
    this.changed.emit({ indicator: this.of().indicators.filter((one) => one !== code), row: null });
  }

  protected set(name: string, event: Event): void {
    this.changed.emit({ [name]: (event.target as HTMLInputElement | HTMLSelectElement).value.trim() || null });
  }
}
