import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { RuleBody, RuleRow } from '@circolo/contracts';
import type { Condition } from '@circolo/domain';
import { problemOf } from '../ui/refusals';
import { ConditionSentence } from './condition-sentence';
import { TimingWords } from './timing-words';

/** Somebody else saved the rule first: both versions as a person reads them, one line a part, instead of as the API keeps them. */
@Injectable({ providedIn: 'root' })
export class ConflictInWords {
  private readonly texts = inject(TranslocoService);
  private readonly sentences = inject(ConditionSentence);
  private readonly timing = inject(TimingWords);

  /** The same failure, its versions in words; any other failure as it is. */
  of(failure: unknown): unknown {
    const problem = problemOf(failure);
    if (!(failure instanceof HttpErrorResponse) || !problem?.versions) return failure;
    const row = problem.versions.current as RuleRow;
    const current = row.draft ?? row.published;
    const versions = { current: current ? this.described(current) : {}, yours: this.described(problem.versions.yours as RuleBody) };
    return new HttpErrorResponse({ status: failure.status, url: failure.url ?? undefined, error: { ...problem, versions } });
  }

  private described(rule: RuleBody): Record<string, string> {
    const { name, appliesTo, periodKind, conditions, outcome } = rule;
    const word = (key: string) => this.texts.translate<string>(key);
    const parameters = Object.entries(outcome)
      .filter(([key, value]) => key !== 'kind' && value)
      .map(([key, value]) => [word(`rules.parameter.${key}`), String(value)]);
    return {
      [word('rules.name')]: name,
      [word('rules.appliesTo')]: word(`words.subject.${appliesTo}`),
      [word('rules.periodKind')]: word(`words.periodKind.${periodKind}`),
      [word('rules.conditions')]: this.sentences.of(conditions as Condition),
      [word('rules.timing.title')]: [this.timing.persistence(rule), this.timing.dose(rule)].filter(Boolean).join(' '),
      [word('rules.outcome')]: word(`words.outcome.${String(outcome['kind'])}`),
      ...Object.fromEntries(parameters),
    };
  }
}
