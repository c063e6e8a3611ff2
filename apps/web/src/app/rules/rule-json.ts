import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Notices } from '../ui/notices';
import { RuleDraft } from './rule-draft';
import { RuleJsonReader } from './rule-json-reader';

/** No rule is longer; what is, is not looked at. */
const LONGEST_FILE = 131_072;

/** The rule as the API keeps it: to be seen, copied, downloaded, and brought in from a text or a file. Nobody needs it to write a rule. */
@Component({
  selector: 'circolo-rule-json',
  imports: [MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-json.html',
  styleUrl: './rule-json.scss',
})
export class RuleJson {
  private readonly draft = inject(RuleDraft);
  private readonly reader = inject(RuleJsonReader);
  private readonly notices = inject(Notices);
  private readonly texts = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);

  protected readonly json = computed(() => JSON.stringify(this.draft.content(), null, 2));
  protected readonly text = signal('');
  protected readonly faults = signal<readonly string[]>([]);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.json());
      this.notices.done(this.texts.translate('rules.json.copied'));
    } catch {
      this.notices.refused(this.texts.translate('rules.json.notCopied'));
    }
  }

  protected download(): void {
    const address = URL.createObjectURL(new Blob([this.json()], { type: 'application/json' }));
    const link = this.document.createElement('a');
    link.href = address;
    link.download = `${this.draft.name().trim() || this.texts.translate<string>('rules.newTitle')}.json`;
    link.click();
    URL.revokeObjectURL(address);
  }

  protected write(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
    this.faults.set([]);
  }

  protected async choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    if (file.size > LONGEST_FILE) return this.faults.set([this.texts.translate('rules.json.tooLong')]);
    this.text.set(await file.text());
    this.take();
  }

  /** All of it or nothing: a rule with faults is not taken. */
  protected take(): void {
    const read = this.reader.read(this.text());
    this.faults.set(read.faults);
    if (!read.rule) return;
    this.draft.write(read.rule);
    this.text.set('');
    this.notices.done(this.texts.translate('rules.json.taken'));
  }
}
