import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PeriodReadiness, ReadinessCheck } from '@circolo/contracts';
import { countedText } from '../language/counted';
import { Instant } from '../language/instant';
import { Language } from '../language/language';

/** What a period still misses, in sentences. */
@Injectable({ providedIn: 'root' })
export class ReadinessWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly instant = new Instant();

  /** Such as `4 passi su 6, manca l'importazione di risposte ai questionari; mancano gli obiettivi`. */
  headline({ ready, checks }: PeriodReadiness): string {
    const open = checks.filter(({ state }) => state !== 'ready');
    const steps = this.texts.translate<string>('cycle.ready.steps', { ready, all: checks.length });
    return open.length === 0 ? steps : `${steps}, ${open.map((check) => this.short(check)).join('; ')}`;
  }

  /** What one check says, in few words. */
  short(check: ReadinessCheck): string {
    const key = `cycle.ready.short.${check.name}`;
    switch (check.name) {
      case 'period':
        return this.texts.translate(key, { day: this.day(check.until) });
      case 'sources':
        return countedText(this.texts, this.language.locale(), `${key}.${check.state}`, check.sources.length, {
          names: check.sources.map(({ name }) => name).join(', '),
        });
      case 'records':
        return this.texts.translate(key, { kinds: this.kinds(check.kinds) });
      case 'staff':
        return countedText(this.texts, this.language.locale(), key, check.count);
      default:
        return this.texts.translate(key);
    }
  }

  /** What a source owes: since when, and when it is due by its rhythm. */
  owing({ name, lastDay, dueOn, isLate }: ReadinessCheck['sources'][number]): string {
    const since =
      lastDay === null
        ? this.texts.translate<string>('cycle.ready.never')
        : this.texts.translate<string>('cycle.ready.upTo', { day: this.day(lastDay) });
    if (dueOn === null) return `${name}: ${since}`;
    return `${name}: ${since}, ${this.texts.translate<string>(isLate ? 'cycle.ready.wasDue' : 'cycle.ready.isDue', { day: this.day(dueOn) })}`;
  }

  private kinds(kinds: readonly string[]): string {
    const words = kinds.map((kind) => this.texts.translate<string>(`words.recordKind.${kind}`).toLocaleLowerCase(this.language.locale()));
    return new Intl.ListFormat(this.language.locale()).format(words);
  }

  private day(day: string | null): string {
    return day === null ? '' : this.instant.transform(day, 'day');
  }
}
