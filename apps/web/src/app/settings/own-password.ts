import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Attempt } from '../ui/attempt';
import { Refusals } from '../ui/refusals';
import { AccountApi } from './account-api';

/** Changes the password; the other sessions of the person end. */
@Component({
  selector: 'circolo-own-password',
  imports: [ReactiveFormsModule, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'settings.password.title' | transloco }}</h2>
      </header>
      <form class="inside stack" [formGroup]="form" (ngSubmit)="change()">
        <div class="field">
          <label for="current-password">{{ 'settings.password.current' | transloco }}</label>
          <input id="current-password" type="password" autocomplete="current-password" formControlName="current" required />
        </div>
        <div class="field">
          <label for="wanted-password">{{ 'settings.password.wanted' | transloco }}</label>
          <input
            id="wanted-password"
            type="password"
            autocomplete="new-password"
            formControlName="wanted"
            required
            aria-describedby="wanted-hint"
          />
          <span class="hint" id="wanted-hint">{{ 'session.passwordHint' | transloco }}</span>
        </div>
        @if (refusal()) {
          <p class="notice critical" role="alert">{{ refusal() }}</p>
        }
        <div>
          <button matButton="outlined" type="submit" [disabled]="attempt.busy() || form.invalid">
            {{ 'settings.password.action' | transloco }}
          </button>
        </div>
      </form>
    </section>
  `,
})
export class OwnPassword {
  private readonly api = inject(AccountApi);
  private readonly refusals = inject(Refusals);
  protected readonly attempt = inject(Attempt);
  protected readonly refusal = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    current: ['', Validators.required],
    wanted: ['', [Validators.required, Validators.minLength(10)]],
  });

  protected async change(): Promise<void> {
    this.refusal.set('');
    const done = await this.attempt.run(this.api.change({ password: this.form.getRawValue() }), {
      done: 'settings.password.done',
      quiet: true,
    });
    if (done.ok) this.form.reset();
    else this.refusal.set(this.refusals.fields(done.failure).get('password.current') ?? this.refusals.sentence(done.failure));
  }
}
