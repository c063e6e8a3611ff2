import { ChangeDetectionStrategy, Component, type ElementRef, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { RuleBody, RuleRow } from '@circolo/contracts';
import type { RuleProblem } from '@circolo/domain';
import { catchError, throwError } from 'rxjs';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { PageHeader } from '../ui/page-header';
import { problemOf } from '../ui/refusals';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { ConflictInWords } from './conflict-in-words';
import { KeptDraft } from './kept-draft';
import { LiveCount } from './live-count';
import { RuleChecks } from './rule-checks';
import { RuleDraft } from './rule-draft';
import { RuleEvidence } from './rule-evidence';
import { RuleFindings } from './rule-findings';
import { RuleForm } from './rule-form';
import { RuleInBoth } from './rule-in-both';
import { RuleJson } from './rule-json';
import { RuleTemplates } from './rule-templates';
import { RuleVersions } from './rule-versions';
import { RULE_SHOWN_AS } from './rules-page';
import { RulesApi } from './rules-api';
import { TreeEditor } from './tree-editor';
import { UnsavedNotice } from './unsaved-notice';

/** One rule: its form, its sentence beside it, and its versions. Who may not write reads the sentence. */
@Component({
  selector: 'circolo-rule-page',
  imports: [
    MatButton,
    RouterLink,
    TranslocoPipe,
    LiveCount,
    PageHeader,
    RuleEvidence,
    RuleFindings,
    RuleForm,
    RuleInBoth,
    RuleJson,
    RuleTemplates,
    RuleVersions,
    State,
    UnsavedNotice,
    Waiting,
  ],
  providers: [RuleDraft, TreeEditor, RuleChecks, KeptDraft],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-page.html',
  styleUrl: './rule-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class RulePage {
  private readonly api = inject(RulesApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly conflicts = inject(ConflictInWords);
  private readonly element = viewChild<ElementRef<HTMLElement>>('page');
  protected readonly draft = inject(RuleDraft);
  private readonly checks = inject(RuleChecks);
  private readonly kept = inject(KeptDraft);
  /** From the address; a rule that is still to be made has none. */
  readonly id = input<string>();

  protected readonly busy = this.attempt.busy;
  protected readonly shownAs = RULE_SHOWN_AS;
  protected readonly rule = this.api.one(() => this.id());
  protected readonly known = computed(() => (this.rule.hasValue() ? this.rule.value() : null));
  protected readonly mayWrite = computed(() => this.session.may('rules.write') && this.known()?.state !== 'retired');
  protected readonly mayPublish = this.session.may('rules.publish');
  /** Nobody publishes a rule about bonuses that they wrote. */
  protected readonly ownBonus = computed(() => {
    const draft = this.known()?.draft;
    return draft?.outcome.kind === 'bonus' && draft.author.id === this.session.person()?.id;
  });
  /** The published version, where another may be written beside it. */
  protected readonly inUse = computed(() => {
    const rule = this.known();
    return this.mayWrite() && rule?.state === 'published' ? (rule.published?.version ?? null) : null;
  });
  protected readonly shown = computed<RuleBody | null>(() => {
    if (this.mayWrite()) return this.draft.content();
    return this.known()?.draft ?? this.known()?.published ?? null;
  });

  constructor() {
    effect(() => {
      this.checks.id.set(this.id());
      this.checks.asking.set(this.mayWrite());
    });
    effect(() => {
      const rule = this.known();
      const version = rule?.draft ?? rule?.published;
      untracked(() => {
        if (version) this.draft.load(version);
        if (this.mayWrite() && (version || !this.id())) this.kept.follow(rule);
      });
    });
  }

  protected async save(): Promise<void> {
    if (!this.draft.check()) return this.toFirstWrong();
    const [rule, content] = [this.known(), this.draft.content()];
    const write = (rule ? this.api.write(rule, content) : this.api.make(content)).pipe(
      catchError((failure: unknown) => throwError(() => this.conflicts.of(failure))),
    );
    const done = await this.attempt.run(write, { done: 'rules.saved' });
    if (!done.ok) return this.take(done.failure);
    this.draft.isKept();
    this.kept.forget();
    if (rule) this.rule.set(done.answer);
    else await this.router.navigate(['/rules', done.answer.id], { replaceUrl: true });
  }

  protected async publish(rule: RuleRow): Promise<void> {
    const { PublishDialog } = await import('./publish-dialog');
    const published = await this.dialogs.open<RuleRow>(PublishDialog, rule, '760px');
    if (published) this.rule.set(published);
  }

  protected async retire(rule: RuleRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('rules.retire.title', { name: rule.name }),
      text: this.texts.translate('rules.retire.text'),
      action: this.texts.translate('rules.retire.action'),
    });
    if (sure === null) return;
    const done = await this.attempt.run(this.api.retire(rule), { done: 'rules.retire.done' });
    if (done.ok) this.rule.set(done.answer);
  }

  /** Asked by the router before another page is opened. */
  async mayLeave(): Promise<boolean> {
    if (!this.mayWrite() || !this.draft.dirty()) return true;
    const sure = await this.dialogs.ask({
      title: this.texts.translate('rules.leave.title'),
      text: this.texts.translate('rules.leave.text'),
      action: this.texts.translate('rules.leave.action'),
    });
    if (sure !== null) this.kept.forget();
    return sure !== null;
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.mayWrite() && this.draft.dirty()) event.preventDefault();
  }

  /** What the server found wrong stands at the place it is about. */
  private take(failure: unknown): void {
    const errors = problemOf(failure)?.errors ?? [];
    this.draft.refuse(errors.map(({ field, code, details = {} }) => ({ pointer: field, code, details }) as RuleProblem));
    this.toFirstWrong();
  }

  private toFirstWrong(): void {
    setTimeout(() => this.element()?.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
}
