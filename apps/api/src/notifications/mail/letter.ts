import MailComposer from 'nodemailer/lib/mail-composer';
import { type Language, type NotificationRow, pageOfNotification } from '@circolo/contracts';
import { localDayOf } from '@circolo/domain';
import type { MailConfig } from '../../platform/config';
import type { Letter } from './deliver';
import { dayInWords, filled, sentenceOf, TEXTS } from './sentence';

/** A mail before it is written. */
export interface Draft {
  readonly id: string;
  readonly createdAt: string;
  readonly isDigest: boolean;
  readonly to: { readonly name: string; readonly email: string; readonly language: Language };
  readonly told: readonly NotificationRow[];
  readonly timeZone: string;
}

/**
 * Writes a mail, as text and as plain HTML, in its reader's language. Written again it is the same, with the same Message-ID: whoever gets
 * it twice can tell.
 */
export async function writtenLetter({ id, createdAt, isDigest, to, told, timeZone }: Draft, server: MailConfig): Promise<Letter> {
  const texts = TEXTS[to.language];
  const lines = told.map((one) => ({
    sentence: oneLine(sentenceOf(one, to.language, timeZone)),
    address: addressOf(server, pageOfNotification(one)),
  }));
  const day = dayInWords(localDayOf(createdAt, timeZone), to.language);
  const subject = isDigest
    ? filled(texts.subject.digest, { day, count: String(lines.length) })
    : filled(texts.subject.one, { sentence: lines[0]?.sentence ?? '' });
  const greeting = filled(texts.greeting, { name: oneLine(to.name) });
  const settings = addressOf(server, '/notifications/preferences');
  const text = [greeting, ...lines.map(({ sentence, address }) => `${sentence}\n${address}`), `-- \n${texts.settings}: ${settings}`].join(
    '\n\n',
  );
  const items = lines.map(({ sentence, address }) => `<li>${escaped(sentence)} <a href="${escaped(address)}">${texts.open}</a></li>`);
  const html =
    `<!doctype html><html lang="${to.language}"><body><p>${escaped(greeting)}</p><ul>${items.join('')}</ul>` +
    `<p><small><a href="${escaped(settings)}">${escaped(texts.settings)}</a></small></p></body></html>`;
  const message = new MailComposer({
    from: { name: 'Circolo', address: server.from },
    to: { name: oneLine(to.name), address: to.email },
    subject,
    text,
    html,
    date: new Date(createdAt),
    messageId: `<${id}@${new URL(server.publicUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { to: to.email, text: await message.compile().build() };
}

const addressOf = ({ publicUrl }: MailConfig, page: string): string => `${publicUrl.replace(/\/+$/, '')}${page}`;

/** What people typed stays one line: it can begin no header and no paragraph of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
