import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { SUBJECT_KINDS } from '@circolo/domain';

/** Events are named `<object>.<what happened>`; both halves have their words, and a half without a word is shown as it is. */
@Injectable({ providedIn: 'root' })
export class EventWords {
  private readonly texts = inject(TranslocoService);

  action(action: string): string {
    const [object = '', done = ''] = action.split('.');
    return `${this.object(object)}: ${this.half('done', done)}`;
  }

  object(kind: string): string {
    return (SUBJECT_KINDS as readonly string[]).includes(kind) ? this.texts.translate(`words.subject.${kind}`) : this.half('object', kind);
  }

  private half(group: 'object' | 'done', word: string): string {
    const key = `audit.${group}.${word}`;
    const text = this.texts.translate<string>(key);
    return text === key ? word : text;
  }
}
