import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailFailure } from '@circolo/domain';
import type { MailConfig } from '../../platform/config';

/** How long a server may take to each step, and to all of them. */
export interface Patience {
  readonly stepMs: number;
  readonly wholeMs: number;
}
export const PATIENCE: Patience = { stepMs: 20_000, wholeMs: 60_000 };

/** A mail as it goes over the line. */
export interface Letter {
  readonly to: string;
  /** The complete message. */
  readonly text: Buffer;
}

/** A mail that did not go out, and why. */
export class NotDelivered extends Error {
  constructor(
    readonly failure: MailFailure,
    message: string,
  ) {
    super(message);
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/**
 * Hands one mail to the server.
 * @param handOver is awaited when the server has agreed to take the text, before the first byte of it goes out; when it throws, none does
 * @param stop gives a conversation up in which no text has gone out yet
 * @throws NotDelivered
 */
export async function deliver(
  server: MailConfig,
  letter: Letter,
  handOver: () => Promise<void>,
  patience: Patience,
  stop: AbortSignal,
): Promise<void> {
  const connection = new SMTPConnection(optionsOf(server, patience));
  let handedOver = false;
  const text = Readable.from(
    (async function* () {
      await handOver();
      handedOver = true;
      yield letter.text;
    })(),
    { objectMode: false },
  );
  let timer: NodeJS.Timeout | undefined;
  let stopped = (): void => undefined;
  try {
    await Promise.race([
      conversation(connection, server, letter, text),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('the server took too long')), patience.wholeMs);
        stopped = () => void (handedOver || reject(new Error('the worker stopped')));
        stop.addEventListener('abort', stopped);
      }),
    ]);
  } catch (error) {
    throw new NotDelivered(failureOf(error as SmtpError, handedOver), (error as Error).message);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', stopped);
    connection.close();
  }
}

async function conversation(
  connection: SMTPConnection,
  { user, password, from }: MailConfig,
  { to }: Letter,
  text: Readable,
): Promise<void> {
  const step = (take: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => take((error) => (error ? reject(error) : resolve())));
  // Without a listener an error between two steps would end the process; within a step it is the step's.
  await new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(new Error('the server ended the conversation')));
    step((done) => connection.connect(done))
      .then(() => (user === undefined ? undefined : step((done) => connection.login({ user, pass: password }, done))))
      .then(() => step((done) => connection.send({ from, to: [to] }, text, done)))
      .then(resolve, reject);
  });
  connection.quit();
}

const optionsOf = ({ host, port, tls }: MailConfig, { stepMs }: Patience) => ({
  host,
  port,
  secure: tls === 'from-the-start',
  requireTLS: tls === 'required',
  opportunisticTLS: tls === 'offered',
  ignoreTLS: tls === 'none',
  connectionTimeout: stepMs,
  greetingTimeout: stepMs,
  socketTimeout: stepMs,
  dnsTimeout: stepMs,
});

/** A server's lasting no (5xx) to the addresses or to the text is about this mail; to anything before them, about us or the server. */
function failureOf({ code, responseCode }: SmtpError, handedOver: boolean): MailFailure {
  if (handedOver && responseCode === undefined) return 'unanswered';
  const aboutMail = handedOver || code === 'EENVELOPE' || code === 'EMESSAGE';
  return aboutMail && (responseCode === undefined || responseCode >= 500) ? 'refused' : 'unreachable';
}
