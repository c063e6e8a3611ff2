import { Pipe, type PipeTransform, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type Direction, type IndicatorCode, type Indicator, INDICATORS, isIndicatorCode } from '@circolo/domain';
import { ParameterText } from './parameter-text';

/** The sign of the good side: higher, lower, inside a band, or none. */
export const ARROWS: Readonly<Record<Direction, string>> = { up: '↑', down: '↓', band: '↔', context: '·' };

/** The definition of an indicator, or `null` for a code that the catalogue does not hold. */
export function definitionOf(code: string | undefined): Indicator<IndicatorCode> | null {
  return isIndicatorCode(code) ? INDICATORS[code] : null;
}

/** The parameters of a definition in words, such as *soglia: 20 secondi*; those that differ from `before` say how they were. */
@Pipe({ name: 'parameters', pure: false })
export class Parameters implements PipeTransform {
  private readonly texts = inject(TranslocoService);
  private readonly words = inject(ParameterText);

  transform({ parameters }: Pick<Indicator, 'parameters'>, before?: Pick<Indicator, 'parameters'>): string {
    const names = Object.keys(parameters).filter((name) => !before || parameters[name] !== before.parameters[name]);
    const told = names.map((name) => {
      const [now, then] = [parameters[name], before?.parameters[name]].map((value) => this.words.written(name, value));
      const said = this.texts.translate<string>(`indicators.parameter.${name}`, { value: now });
      return before ? this.texts.translate<string>('indicators.catalogue.changed', { now: said, before: then }) : said;
    });
    return told.length === 0 ? '—' : told.join(', ');
  }
}

/** The fields of the records without which an indicator has no value, in words. */
@Pipe({ name: 'needs', pure: false })
export class Needs implements PipeTransform {
  private readonly texts = inject(TranslocoService);

  transform({ needs }: Pick<Indicator, 'needs'>): string {
    const fields = [...new Set(needs.map(({ field }) => field))];
    return fields.length === 0 ? '—' : fields.map((field) => this.texts.translate<string>(`words.field.${field}`)).join(', ');
  }
}
