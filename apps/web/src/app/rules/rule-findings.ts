import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InLanguage } from '../language/in-language';
import { LANGUAGES, Language } from '../language/language';
import { State, type StateName } from '../ui/state';
import { FindingSentence } from './finding-sentence';
import type { Finding } from './finding-words';
import { RuleChecks } from './rule-checks';
import { TreeEditor } from './tree-editor';

export const WEIGHT_SHOWN_AS: Readonly<Record<Finding['weight'], StateName>> = { error: 'critical', warning: 'warning', hint: 'watch' };

/** Everything that the checks find in the rule being written, in both languages; each leads to its part, and to the other rule. */
@Component({
  selector: 'circolo-rule-findings',
  imports: [RouterLink, TranslocoPipe, FindingSentence, InLanguage, State],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-findings.html',
  styleUrl: './rule-findings.scss',
})
export class RuleFindings {
  private readonly language = inject(Language);
  private readonly tree = inject(TreeEditor);
  protected readonly checks = inject(RuleChecks);
  protected readonly shownAs = WEIGHT_SHOWN_AS;
  protected readonly other = computed(() => LANGUAGES.find((code) => code !== this.language.code()) ?? 'en');

  protected rule({ details }: Finding): { id: string; name: string } | null {
    return (details['rule'] as { id: string; name: string } | undefined) ?? null;
  }

  protected goTo(finding: Finding): void {
    this.tree.goTo(this.checks.keyOf(finding));
  }
}
