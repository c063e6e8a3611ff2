import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Invited, List, PersonRow, SubjectRow } from '@circolo/contracts';
import { ROLES } from '@circolo/domain';
import { LANGUAGES } from '../language/language';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { PeopleApi } from './people-api';

/** Invites a person, or changes one: name, roles, language, and the agent that the person is. */
@Component({
  selector: 'circolo-person-dialog',
  imports: [ReactiveFormsModule, MatDialogModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-dialog.html',
})
export class PersonDialog {
  private readonly api = inject(PeopleApi);
  private readonly attempt = inject(Attempt);
  private readonly refusals = inject(Refusals);
  private readonly dialog = inject<MatDialogRef<PersonDialog, Invited | PersonRow>>(MatDialogRef);
  protected readonly person = inject<PersonRow | null>(MAT_DIALOG_DATA);
  protected readonly roles = ROLES;
  protected readonly languages = LANGUAGES;
  protected readonly busy = this.attempt.busy;
  protected readonly refusal = signal('');

  private readonly subjects = httpResource<List<SubjectRow>>(() => '/api/v1/subjects?kind=agent&limit=500');
  protected readonly agents = computed(() => (this.subjects.hasValue() ? this.subjects.value().items : []));
  protected readonly chosenRoles = signal<ReadonlySet<string>>(new Set(this.person?.roles ?? []));
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: [this.person?.name ?? '', Validators.required],
    email: [{ value: this.person?.email ?? '', disabled: this.person !== null }, [Validators.required, Validators.email]],
    language: [this.person?.language ?? 'it'],
    agent: [this.person?.agent?.id ?? ''],
  });

  protected toggle(role: string): void {
    this.chosenRoles.update((chosen) => new Set(chosen.has(role) ? [...chosen].filter((other) => other !== role) : [...chosen, role]));
  }

  protected async save(): Promise<void> {
    if (this.form.invalid || this.chosenRoles().size === 0) return this.form.markAllAsTouched();
    const { name, email, language, agent } = this.form.getRawValue();
    const person = { name, language, roles: ROLES.filter((role) => this.chosenRoles().has(role)), agent: agent || null };
    const saved = this.person
      ? await this.attempt.run(this.api.change(this.person, person), { done: 'people.changed', with: { name }, quiet: true })
      : await this.attempt.run(this.api.invite({ ...person, email }), { quiet: true });
    if (saved.ok) this.dialog.close(saved.answer);
    else this.refusal.set(this.refusals.sentence(saved.failure));
  }
}
