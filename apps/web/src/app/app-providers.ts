import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { TranslocoService, provideTransloco } from '@jsverse/transloco';
import { LANGUAGES, Language } from './language/language';
import { Texts } from './language/texts';
import { TextsLoader } from './language/texts-loader';
import { routes } from './routes';
import { backToSignIn } from './session/back-to-sign-in';
import { writeKey } from './session/write-key';
import { PageTitle } from './shell/page-title';
import { Theme } from './shell/theme';

export const providers: ApplicationConfig['providers'] = [
  provideZonelessChangeDetection(),
  provideBrowserGlobalErrorListeners(),
  // Only XMLHttpRequest tells how much of an upload has been sent.
  provideHttpClient(withXhr(), withInterceptors([writeKey, backToSignIn])),
  provideRouter(
    routes,
    withComponentInputBinding(),
    withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
  ),
  provideTransloco({
    config: { availableLangs: [...LANGUAGES], defaultLang: 'it', reRenderOnLangChange: true, prodMode: !isDevMode() },
    loader: TextsLoader,
  }),
  { provide: TranslocoService, useExisting: Texts },
  provideAppInitializer(() => {
    inject(Theme);
    return inject(Language).start();
  }),
  { provide: TitleStrategy, useClass: PageTitle },
];
