import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Refusals } from '../ui/refusals';
import { Door } from './door';
import { Session } from './session';

/** The first visit: makes the first administrator with the one-time code from the log. */
@Component({
  selector: 'circolo-setup-page',
  imports: [ReactiveFormsModule, MatButton, TranslocoPipe, Door],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <circolo-door [title]="'session.setup.title' | transloco" [text]="'session.setup.text' | transloco">
      <form class="stack" [formGroup]="form" (ngSubmit)="make()">
        <div class="field">
          <label for="code">{{ 'session.setup.code' | transloco }}</label>
          <input id="code" autocomplete="one-time-code" formControlName="code" required />
        </div>
        <div class="field">
          <label for="organisation">{{ 'session.setup.organisation' | transloco }}</label>
          <input id="organisation" autocomplete="organization" maxlength="200" formControlName="organisation" required />
        </div>
        <div class="field">
          <label for="name">{{ 'session.name' | transloco }}</label>
          <input id="name" autocomplete="name" maxlength="120" formControlName="name" required />
        </div>
        <div class="field">
          <label for="email">{{ 'session.email' | transloco }}</label>
          <input id="email" type="email" autocomplete="username" formControlName="email" required />
        </div>
        <div class="field">
          <label for="password">{{ 'session.newPassword' | transloco }}</label>
          <input
            id="password"
            type="password"
            autocomplete="new-password"
            formControlName="password"
            required
            aria-describedby="password-hint"
          />
          <span class="hint" id="password-hint">{{ 'session.passwordHint' | transloco }}</span>
        </div>
        <p class="wrong" role="alert">{{ refusal() }}</p>
        <button matButton="filled" type="submit" [disabled]="busy() || form.invalid">{{ 'session.setup.action' | transloco }}</button>
      </form>
    </circolo-door>
  `,
  styleUrl: './door-form.scss',
})
export class SetupPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly refusals = inject(Refusals);

  protected readonly form = inject(NonNullableFormBuilder).group({
    code: ['', Validators.required],
    organisation: ['', Validators.required],
    name: ['', Validators.required],
    email: ['', [Validators.required, Validators.email]],
    password: ['', [Validators.required, Validators.minLength(10)]],
  });
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');

  protected async make(): Promise<void> {
    this.refusal.set('');
    this.busy.set(true);
    try {
      await this.session.setUp(this.form.getRawValue());
      await this.router.navigateByUrl('/today');
    } catch (failure) {
      this.refusal.set(this.refusals.sentence(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
