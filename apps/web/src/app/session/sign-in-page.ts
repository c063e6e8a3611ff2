import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Refusals } from '../ui/refusals';
import { Door } from './door';
import { Session } from './session';

/** Signs in by e-mail and password, then goes on to where the person wanted to be. */
@Component({
  selector: 'circolo-sign-in-page',
  imports: [ReactiveFormsModule, MatButton, TranslocoPipe, Door],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <circolo-door [title]="'session.signIn.title' | transloco">
      <form class="stack" [formGroup]="form" (ngSubmit)="enter()">
        <div class="field">
          <label for="email">{{ 'session.email' | transloco }}</label>
          <input id="email" type="email" autocomplete="username" formControlName="email" required />
        </div>
        <div class="field">
          <label for="password">{{ 'session.password' | transloco }}</label>
          <input id="password" type="password" autocomplete="current-password" formControlName="password" required />
        </div>
        <p class="wrong" role="alert">{{ refusal() }}</p>
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'session.signIn.action' | transloco }}</button>
        <p class="sub">{{ 'session.signIn.help' | transloco }}</p>
      </form>
    </circolo-door>
  `,
  styleUrl: './door-form.scss',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly refusals = inject(Refusals);
  /** Where the person was going, from the address. */
  readonly return = input<string>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', Validators.required],
    password: ['', Validators.required],
  });
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');

  protected async enter(): Promise<void> {
    this.refusal.set('');
    this.busy.set(true);
    try {
      await this.session.signIn(this.form.getRawValue());
      await this.router.navigateByUrl(inside(this.return()) ?? '/today');
    } catch (failure) {
      this.refusal.set(this.refusals.sentence(failure));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Only an address of this application: a link from outside must not lead a fresh session elsewhere. */
function inside(address: string | undefined): string | null {
  return address && /^\/(?![/\\])/.test(address) ? address : null;
}
