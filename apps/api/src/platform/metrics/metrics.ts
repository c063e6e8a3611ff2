import { Injectable, Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** One value of a figure, under its labels: words of ours, such as a state or the name of a queue, never anybody's. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A figure that is looked up when it is asked for. */
export interface Figure {
  /** As Prometheus names things, without the prefix: `runs`, `audit_seal_lag_seconds`. */
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly read: () => Promise<readonly Sample[]>;
}

/** Who asks twice within this time is answered the same figures. */
const FRESH_MS = 5_000;
const PREFIX = 'circolo_';

/**
 * What those who run the product can watch. Requests are counted as they are answered, in memory; figures of the database are looked up
 * by whoever asks, one after the other on one connection, so that no request waits for them.
 */
@Injectable()
export class Metrics {
  private readonly log = new Logger(Metrics.name);
  private readonly registry = new Registry();
  private readonly figures: { readonly figure: Figure; readonly gauge: Gauge }[] = [];
  private readonly requests = new Histogram({
    name: `${PREFIX}http_request_seconds`,
    help: 'Requests by method, route and status, and how long they took',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers: [this.registry],
  });
  private readonly faults = new Counter({
    name: `${PREFIX}metrics_faults_total`,
    help: 'Figures that could not be looked up',
    labelNames: ['figure'],
    registers: [this.registry],
  });
  private last: { readonly at: number; readonly read: Promise<void> } | undefined;

  readonly contentType = this.registry.contentType;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Adds a figure of a room. */
  watch(figure: Figure): void {
    const { name, help, labels } = figure;
    this.figures.push({ figure, gauge: new Gauge({ name: PREFIX + name, help, labelNames: labels, registers: [this.registry] }) });
  }

  /** Counts an answered request. @param route as it was declared, never the address that was asked */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** Everything, in the text format of Prometheus. A figure that cannot be looked up is left out, and counted as a fault. */
  async text(): Promise<string> {
    if (!this.last || Date.now() - this.last.at > FRESH_MS) this.last = { at: Date.now(), read: this.readFigures() };
    await this.last.read;
    return this.registry.metrics();
  }

  private async readFigures(): Promise<void> {
    for (const { figure, gauge } of this.figures) {
      gauge.reset();
      try {
        for (const { labels = {}, value } of await figure.read()) gauge.set(labels, value);
      } catch (error) {
        gauge.reset();
        // Without labels a value cannot be left out: zero would be one.
        if (figure.labels.length === 0) gauge.set(Number.NaN);
        this.faults.inc({ figure: figure.name });
        this.log.warn({ figure: figure.name, error: (error as Error).message });
      }
    }
  }
}
