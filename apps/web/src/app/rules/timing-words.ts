import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { RuleBody } from '@circolo/contracts';
import { isDose, isPersistence } from '@circolo/domain';

type Timed = Pick<RuleBody, 'persistence' | 'dose' | 'periodKind'>;

/** How long a rule's conditions must have held, and how much of the same it may ask for, in the reader's words. */
@Injectable({ providedIn: 'root' })
export class TimingWords {
  private readonly texts = inject(TranslocoService);

  /** Nothing where one period is enough, or where what is written is no persistence yet. */
  persistence({ persistence, periodKind }: Timed): string {
    if (!isPersistence(persistence) || persistence.periods === 1) return '';
    const { times, periods } = persistence;
    const key = times === periods ? 'rules.timing.saysAll' : 'rules.timing.says';
    return this.texts.translate(key, {
      times,
      periods,
      timesOf: this.periods(periodKind, times),
      periodsOf: this.periods(periodKind, periods),
    });
  }

  dose({ dose, periodKind }: Timed): string {
    if (!isDose(dose)) return '';
    const { coolDownPeriods: count, oneTrainingAtATime } = dose;
    const coolDown = this.texts.translate<string>('rules.timing.saysCoolDown', { count, periodsOf: this.periods(periodKind, count) });
    const training = this.texts.translate<string>('rules.timing.saysOneTraining');
    return [count > 0 ? coolDown : '', oneTrainingAtATime ? training : ''].filter(Boolean).join(' ');
  }

  private periods(kind: string, count: number): string {
    return this.texts.translate((count === 1 ? 'rules.onePeriod.' : 'rules.periods.') + kind);
  }
}
