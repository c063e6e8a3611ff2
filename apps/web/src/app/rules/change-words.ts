import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { RuleVersionRow } from '@circolo/contracts';
import { type Condition, INDICATORS, isIndicatorCode, type VersionChange } from '@circolo/domain';
import { Language } from '../language/language';
import { ConditionSentence } from './condition-sentence';
import { TimingWords } from './timing-words';

/** What changed from one version of a rule to another, as sentences. */
@Injectable({ providedIn: 'root' })
export class ChangeWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly timing = inject(TimingWords);
  private readonly conditions = inject(ConditionSentence);

  /** @param version the later one, whose kind of period its counts are told in */
  sentence(change: VersionChange, { periodKind }: Pick<RuleVersionRow, 'periodKind'>): string {
    switch (change.kind) {
      case 'condition-added':
        return this.say(change.kind, { what: this.conditions.of(change.after.condition) });
      case 'condition-removed':
        return this.say(change.kind, { what: this.conditions.of(change.before.condition) });
      case 'condition-changed':
      case 'join-changed':
        return this.between(change.kind, this.group(change.before.condition), this.group(change.after.condition));
      case 'persistence':
      case 'dose':
        return this.between(
          change.kind,
          this.timing[change.kind]({ persistence: change.before, dose: change.before, periodKind }),
          this.timing[change.kind]({ persistence: change.after, dose: change.after, periodKind }),
        );
      case 'parameter':
        return this.say(change.kind, {
          parameter: this.texts.translate<string>('rules.parameter.' + change.parameter),
          before: this.parameter(change.before),
          after: this.parameter(change.after),
        });
      default:
        return this.between(change.kind, this.heading(change.kind, change.before), this.heading(change.kind, change.after));
    }
  }

  /** Of a group its join alone: what is in it is told for itself. */
  private group(condition: Condition): string {
    if ('fact' in condition) return this.conditions.of(condition);
    const join = 'not' in condition ? 'not' : 'all' in condition ? 'all' : 'any';
    return this.texts.translate<string>('rules.tree.join.' + join);
  }

  private heading(kind: 'name' | 'appliesTo' | 'periodKind' | 'outcome', value: string): string {
    const words = { name: '', appliesTo: 'words.subject.', periodKind: 'words.periodKind.', outcome: 'words.outcome.' }[kind];
    return words ? this.texts.translate(words + value) : value;
  }

  private parameter(value: unknown): string {
    if (isIndicatorCode(value)) return INDICATORS[value].name[this.language.code()];
    return value === null || value === '' ? '' : String(value);
  }

  private between(kind: string, before: string, after: string): string {
    return this.say(kind, { before, after });
  }

  private say(kind: string, words: Record<string, string>): string {
    const nothing = this.texts.translate<string>('rules.change.nothing');
    return this.texts.translate(
      'rules.change.' + kind,
      Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word || nothing])),
    );
  }
}
