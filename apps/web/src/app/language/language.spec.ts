import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, computed } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TRANSLOCO_LOADER, type TranslocoLoader, TranslocoService } from '@jsverse/transloco';
import { providers } from '../app-providers';
import { Language } from './language';
import { TextsLoader } from './texts-loader';

/** The application's own providers, its texts brought as files. */
async function started(language = 'it', loader: TranslocoLoader = new TextsLoader()): Promise<Language> {
  localStorage.clear();
  document.documentElement.lang = language;
  TestBed.configureTestingModule({
    providers: [...providers, provideHttpClientTesting(), { provide: TRANSLOCO_LOADER, useValue: loader }],
  });
  await TestBed.inject(ApplicationInitStatus).donePromise;
  return TestBed.inject(Language);
}

describe('The language being read', () => {
  it('is the one that the page was opened in', async () => {
    const language = await started('en');
    expect(language.code()).toBe('en');
    expect(TestBed.inject(TranslocoService).translate('words.scope.organisation')).toBe('organisation');
  });

  it('brings along what is computed from its texts', async () => {
    const language = await started();
    const texts = TestBed.inject(TranslocoService);
    const scope = computed(() => texts.translate('words.scope.organisation'));
    expect(scope()).toBe('organizzazione');
    await language.adopt('en');
    expect(scope()).toBe('organisation');
  });

  it('changes when its texts are there, never before', async () => {
    const language = await started();
    const texts = TestBed.inject(TranslocoService);
    const choosing = language.choose('en');
    expect([language.locale(), texts.translate('words.yes')]).toEqual(['it-IT', 'sì']);
    await choosing;
    expect([language.locale(), texts.translate('words.yes')]).toEqual(['en-GB', 'yes']);
    expect(document.documentElement.lang).toBe('en');
  });

  it('is the last that was chosen, whichever texts come first', async () => {
    const language = await started();
    await Promise.all([language.choose('en'), language.choose('it')]);
    expect(language.code()).toBe('it');
  });

  it('stays when the texts of the other cannot be had', async () => {
    const language = await started('it', {
      getTranslation: (code) => (code === 'it' ? Promise.resolve({ 'words.yes': 'sì' }) : Promise.reject(new Error('unreachable'))),
    });
    await language.choose('en');
    expect([language.code(), TestBed.inject(TranslocoService).translate('words.yes')]).toEqual(['it', 'sì']);
  });

  it("is the account's only where nobody has chosen", async () => {
    const language = await started();
    await language.choose('it');
    await language.adopt('en');
    expect(language.code()).toBe('it');
  });
});
