import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type Finding, FindingWords } from './finding-words';

/** What a check has found, in the language around it. */
@Component({
  selector: 'circolo-finding-sentence',
  // Of its own, for the language that it is read in.
  providers: [FindingWords],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ words.sentence(of()) }}`,
})
export class FindingSentence {
  protected readonly words = inject(FindingWords);
  readonly of = input.required<Finding>();
}
