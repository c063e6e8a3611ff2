import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MailStatus } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Waiting } from '../ui/waiting';

/** Whether mail is sent, how many mails wait, and which did not arrive, with what the server said. */
@Component({
  selector: 'circolo-mail-status',
  imports: [TranslocoPipe, Counted, Instant, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet">
      <header>
        <h2>{{ 'settings.mail.title' | transloco }}</h2>
      </header>
      @if (!mail.hasValue()) {
        <circolo-waiting [on]="mail" />
      } @else {
        <div class="inside stack">
          <p>{{ (mail.value().sent ? 'settings.mail.sent' : 'settings.mail.notSent') | transloco }}</p>
          @if (mail.value().sent) {
            <p class="sub">{{ 'settings.mail.owed' | counted: mail.value().owed }}</p>
          }
        </div>
        @if (mail.value().failed.length > 0) {
          <div class="table-scroll" role="region" tabindex="0" [attr.aria-label]="'settings.mail.failed' | transloco">
            <table>
              <caption class="visually-hidden">
                {{
                  'settings.mail.failed' | transloco
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{{ 'settings.mail.to' | transloco }}</th>
                  <th scope="col">{{ 'settings.mail.at' | transloco }}</th>
                  <th scope="col">{{ 'settings.mail.what' | transloco }}</th>
                </tr>
              </thead>
              <tbody>
                @for (one of mail.value().failed; track one.id) {
                  <tr>
                    <th scope="row">{{ one.person.name }}</th>
                    <td class="nowrap">{{ one.at | instant }}</td>
                    <td>
                      {{ 'settings.mail.state.' + one.state | counted: one.attempts }}
                      @if (one.error) {
                        <div class="sub">{{ one.error }}</div>
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
    </section>
  `,
})
export class MailStatusSheet {
  protected readonly mail = httpResource<MailStatus>(() => '/api/v1/mail');
}
