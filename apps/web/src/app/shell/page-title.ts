import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

/** Writes a page's title from its route's text key, in the language being read. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly texts = inject(TranslocoService);
  private key = '';

  constructor() {
    super();
    this.texts.events$.subscribe(() => this.write());
    this.texts.langChanges$.subscribe(() => this.write());
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.key = this.buildTitle(snapshot) ?? '';
    this.write();
  }

  private write(): void {
    this.title.setTitle(this.key ? `${this.texts.translate(this.key)} · Circolo` : 'Circolo');
  }
}
