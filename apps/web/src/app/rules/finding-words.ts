import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { RuleReview } from '@circolo/contracts';
import { INDICATORS, isIndicatorCode, type LeafCondition } from '@circolo/domain';
import { Language } from '../language/language';
import { FactWords } from '../ui/fact-words';
import { Figures } from '../ui/figures';

export type Finding = RuleReview['findings'][number];

/** What the checks find in a rule, as sentences. */
@Injectable()
export class FindingWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly facts = inject(FactWords);
  private readonly figures = inject(Figures);

  sentence({ code, details }: Finding): string {
    const { fact, rule, value, likely, indicator } = details as Details;
    const key = code === 'units-mixed' && typeof likely === 'number' ? 'units-mixed-likely' : code;
    return this.texts.translate<string>('rules.finding.' + key, {
      rule: rule?.name,
      fact: fact && this.facts.label(fact),
      indicator: indicator && (isIndicatorCode(indicator) ? INDICATORS[indicator].name[this.language.code()] : indicator),
      value: typeof value === 'number' ? this.figures.number(value, Number.isInteger(value) ? 0 : 2) : undefined,
      likely: fact && typeof likely === 'number' ? this.facts.value(fact, likely) : undefined,
      where: this.where(details),
    });
  }

  /** Values as comparisons: any of the lists, all of each. */
  private where(details: Finding['details']): string {
    const lists = (details['gap'] ?? details['overlap'] ?? []) as readonly (readonly LeafCondition[])[];
    const word = (key: string) => this.texts.translate<string>(key);
    return lists
      .map((list) => list.map((one) => this.facts.comparison({ ...one, expected: one.value })).join(word('rules.finding.and')))
      .join(word('rules.finding.or'));
  }
}

interface Details {
  readonly fact?: string;
  readonly rule?: { readonly id: string; readonly name: string };
  readonly value?: unknown;
  readonly likely?: unknown;
  readonly indicator?: string;
}
