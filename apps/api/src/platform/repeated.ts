import { Logger } from '@nestjs/common';

/** Work of the worker that is done again and again: a pass, and the next one so many milliseconds after it has ended. */
export class Repeated {
  private readonly log: Logger;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private passing: Promise<void> = Promise.resolve();
  private fault = '';

  constructor(
    name: string,
    private readonly everyMs: number,
    private readonly pass: () => Promise<void>,
  ) {
    this.log = new Logger(name);
  }

  /** Begins with a pass at once. */
  start(): void {
    this.passing = this.again();
  }

  /** The pass under way is finished first. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.passing;
  }

  private async again(): Promise<void> {
    await this.pass().then(
      () => (this.fault = ''),
      (error: Error) => this.tell(error),
    );
    if (!this.stopped) this.timer = setTimeout(() => (this.passing = this.again()), this.everyMs);
  }

  /** What fails at each pass for the same reason is said once. */
  private tell(error: Error): void {
    if (error.message !== this.fault) this.log.error(error);
    this.fault = error.message;
  }
}
