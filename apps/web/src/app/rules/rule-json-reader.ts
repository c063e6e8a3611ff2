import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { RuleBody } from '@circolo/contracts';
import { checkRule, type RuleProblem } from '@circolo/domain';
import { Refusals } from '../ui/refusals';

const PARTS = ['name', 'appliesTo', 'periodKind', 'conditions', 'outcome', 'persistence', 'dose'] as const;

export interface ReadRule {
  /** `null` where something is wrong with it. */
  readonly rule: RuleBody | null;
  readonly faults: readonly string[];
}

/** Reads a rule from JSON, and says in sentences what is wrong with it and where. */
@Injectable({ providedIn: 'root' })
export class RuleJsonReader {
  private readonly texts = inject(TranslocoService);
  private readonly refusals = inject(Refusals);

  read(text: string): ReadRule {
    const known = parsed(text);
    if (known === undefined) return { rule: null, faults: [this.texts.translate('rules.json.notJson')] };
    if (typeof known !== 'object' || known === null || Array.isArray(known)) {
      return { rule: null, faults: [this.texts.translate('rules.json.notRule')] };
    }
    const strange = Object.keys(known).filter((key) => !(PARTS as readonly string[]).includes(key));
    const candidate = Object.fromEntries(PARTS.map((part) => [part, (known as Record<string, unknown>)[part]]));
    const faults = [
      ...strange.map((key) => this.texts.translate<string>('rules.json.unknownPart', { part: key.slice(0, 100) })),
      ...checkRule(candidate as never).map((problem) => this.sentence(problem)),
    ];
    return { rule: faults.length === 0 ? (candidate as unknown as RuleBody) : null, faults };
  }

  private sentence({ pointer, code, details }: RuleProblem): string {
    return this.texts.translate('rules.json.at', { where: this.where(pointer), what: this.refusals.sentenceOf(code, details) });
  }

  /** A JSON pointer as a way through the rule: names of parts in words, places in a group counted from 1. */
  private where(pointer: string): string {
    return pointer
      .split('/')
      .slice(1)
      .map((step) => {
        if (/^\d+$/.test(step)) return String(Number(step) + 1);
        const key = `rules.json.step.${step}`;
        const word = this.texts.translate<string>(key);
        return word === key ? step.replaceAll('~1', '/').replaceAll('~0', '~') : word;
      })
      .join(' › ');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
