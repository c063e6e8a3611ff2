import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import type { AcceptInvitation, Organisation, Session as SessionAnswer, Setup, SetupState, SignIn } from '@circolo/contracts';
import { type Permission, allowed } from '@circolo/domain';
import { firstValueFrom } from 'rxjs';
import { Language } from '../language/language';

/** Who is signed in on this browser, what they may see, and the organisation's clock. The server alone decides what is allowed. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly language = inject(Language);
  private readonly signedIn = signal<SessionAnswer | null>(null);
  private readonly organisation = signal<Organisation | null>(null);
  private asked: Promise<boolean> | null = null;

  readonly current = this.signedIn.asReadonly();
  readonly person = computed(() => this.signedIn()?.person ?? null);
  readonly agent = computed(() => this.signedIn()?.agent ?? null);
  readonly roles = computed(() => this.signedIn()?.roles ?? []);
  readonly organisationName = computed(() => this.organisation()?.name ?? '');
  readonly timeZone = computed(() => this.organisation()?.timeZone ?? 'Europe/Rome');

  /** Whether the person's roles have the permission at all; on whose things, the server says. */
  may(permission: Permission): boolean {
    return allowed(this.roles(), permission) !== null;
  }

  /** Asks the server once who is signed in; true when somebody is. */
  known(): Promise<boolean> {
    this.asked ??= firstValueFrom(this.http.get<SessionAnswer>('/api/v1/session')).then(
      (answer) => this.take(answer),
      () => false,
    );
    return this.asked;
  }

  async signIn(body: SignIn): Promise<void> {
    await this.enter(this.http.post<SessionAnswer>('/api/v1/session', body));
  }

  async setUp(body: Setup): Promise<void> {
    await this.enter(this.http.post<SessionAnswer>('/api/v1/setup', body));
  }

  async acceptInvitation(token: string, body: AcceptInvitation): Promise<void> {
    await this.enter(this.http.post<SessionAnswer>(`/api/v1/invitations/${encodeURIComponent(token)}`, body));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/v1/session'));
    this.forget();
  }

  /** The server no longer knows this browser. */
  forget(): void {
    this.asked = Promise.resolve(false);
    this.signedIn.set(null);
  }

  /** Whether the first administrator is still to be made. */
  async needsSetup(): Promise<boolean> {
    return firstValueFrom(this.http.get<SetupState>('/api/v1/setup')).then(
      (state) => state.needed,
      () => false,
    );
  }

  /** Reads the organisation's name and clock again, after they were changed. */
  async refreshOrganisation(): Promise<void> {
    await firstValueFrom(this.http.get<Organisation>('/api/v1/organisation')).then(
      (organisation) => this.organisation.set(organisation),
      () => undefined,
    );
  }

  private async enter(answer: ReturnType<HttpClient['post']>): Promise<void> {
    await firstValueFrom(answer);
    // The answer of a write and of a read are the same; reading again leaves one way in.
    this.asked = null;
    await this.known();
  }

  private async take(answer: SessionAnswer): Promise<boolean> {
    this.signedIn.set(answer);
    await Promise.all([this.language.adopt(answer.language), this.refreshOrganisation()]);
    return true;
  }
}
