import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { type EnvironmentProviders, type Provider, provideZonelessChangeDetection, type Type } from '@angular/core';
import { type ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { type Routes, provideRouter } from '@angular/router';
import { TranslocoService, TranslocoTestingModule } from '@jsverse/transloco';
import type { Session as SessionAnswer } from '@circolo/contracts';
import { Language, type LanguageCode } from '../app/language/language';
import { Texts } from '../app/language/texts';
import { texts as english } from '../app/language/texts-en';
import { texts as italian } from '../app/language/texts-it';
import { Session } from '../app/session/session';
import { writeKey } from '../app/session/write-key';

export interface PageOptions {
  readonly inputs?: Record<string, unknown>;
  readonly roles?: SessionAnswer['roles'];
  readonly agent?: SessionAnswer['agent'];
  readonly language?: LanguageCode;
  /** What the addresses show; nothing unless said. */
  readonly routes?: Routes;
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
}

export const SIGNED_IN: SessionAnswer = {
  person: { id: '00000000-0000-4000-8000-000000000001', name: 'Marta Ferri', email: 'marta@circolo.example' },
  agent: null,
  roles: ['care-manager'],
  language: 'it',
};

/** A page as a person meets it: its text, its buttons, and the API answered by hand. */
export class ShownPage<T> {
  readonly http = TestBed.inject(HttpTestingController);

  constructor(readonly fixture: ComponentFixture<T>) {}

  get text(): string {
    return visibleText(this.fixture.nativeElement as HTMLElement);
  }

  /** What the topmost dialog says. */
  get dialog(): string {
    const open = this.all('mat-dialog-container');
    return open.length === 0 ? '' : visibleText(open[open.length - 1] as HTMLElement);
  }

  /** Waits for the request, answers it, and lets the page draw. */
  async answer(method: string, url: string | RegExp, body: unknown, status = 200): Promise<unknown> {
    const request = await this.request(method, url);
    request.flush(body as object, { status, statusText: String(status) });
    await this.settle();
    return request.request.body;
  }

  /** The one request of that kind, as soon as it is made. */
  async request(method: string, url: string | RegExp): Promise<TestRequest> {
    const made: TestRequest[] = [];
    for (let turn = 0; turn < 200 && made.length === 0; turn++) {
      await this.settle();
      made.push(
        ...this.http.match(
          ({ method: asked, urlWithParams }) =>
            asked === method && (typeof url === 'string' ? urlWithParams === url : url.test(urlWithParams)),
        ),
      );
    }
    const [request] = made;
    if (!request || made.length > 1)
      throw new Error(`${made.length} requests ${method} ${url}; the page says: ${this.text} ${this.dialog}`);
    return request;
  }

  async click(text: string): Promise<void> {
    await this.clickAmong(this.all('button, a, label, summary'), text);
  }

  async clickInDialog(text: string): Promise<void> {
    await this.clickAmong(this.all('mat-dialog-container button'), text);
  }

  /** Dialogs bring their code when they are first opened. */
  async until(holds: () => boolean): Promise<void> {
    for (let turn = 0; turn < 200 && !holds(); turn++) await this.settle();
    if (!holds()) throw new Error(`It did not come about: ${holds}; the dialog says: ${this.dialog}`);
  }

  /** Where the link of that text leads. */
  link(text: string): string {
    return (
      this.all('a')
        .find((element) => visibleText(element) === text)
        ?.getAttribute('href') ?? ''
    );
  }

  async fill(label: string, value: string): Promise<void> {
    const named = this.all('label').find((element) => visibleText(element) === label) as HTMLLabelElement | undefined;
    if (!named?.control) throw new Error(`No field is labelled «${label}» on: ${this.text}`);
    const field = named.control as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settle();
  }

  private async clickAmong(elements: readonly HTMLElement[], text: string): Promise<void> {
    const found = elements.find((element) => visibleText(element) === text || element.getAttribute('aria-label') === text);
    if (!found) throw new Error(`Nothing to click says «${text}» on: ${this.text} ${this.dialog}`);
    found.click();
    await this.settle();
  }

  /** Dialogs stand outside of the page's own element, so the whole document is looked through. */
  all(selector: string): HTMLElement[] {
    return Array.from(document.querySelectorAll<HTMLElement>(selector));
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      this.fixture.detectChanges();
    }
  }
}

/** Shows a page, signed in, with the real texts. */
export async function show<T>(
  page: Type<T>,
  { inputs = {}, roles, agent = null, language = 'it', routes = [{ path: '**', children: [] }], providers = [] }: PageOptions = {},
): Promise<ShownPage<T>> {
  localStorage.clear();
  TestBed.configureTestingModule({
    // What comes later are charts: they measure their place, of which the document of a test knows nothing.
    deferBlockBehavior: DeferBlockBehavior.Manual,
    imports: [
      page,
      TranslocoTestingModule.forRoot({
        langs: { it: italian, en: english },
        translocoConfig: { availableLangs: ['it', 'en'], defaultLang: language, reRenderOnLangChange: true },
        preloadLangs: true,
      }),
    ],
    providers: [
      provideZonelessChangeDetection(),
      provideHttpClient(withInterceptors([writeKey])),
      provideHttpClientTesting(),
      provideRouter([...routes]),
      { provide: TranslocoService, useExisting: Texts },
      ...providers,
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  await TestBed.inject(Language).choose(language);
  if (roles) {
    const known = TestBed.inject(Session).known();
    http.expectOne('/api/v1/session').flush({ ...SIGNED_IN, roles, agent, language });
    await new Promise((resolve) => setTimeout(resolve));
    http.expectOne('/api/v1/organisation').flush({ name: 'Comune di Prova', timeZone: 'Europe/Rome', timeZoneFixed: true, revision: 1 });
    await known;
  }
  const fixture = TestBed.createComponent(page);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  const shown = new ShownPage(fixture);
  await shown.settle();
  return shown;
}

export function visibleText(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
