import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PublicCacheCounts } from '../http/public-cache/public-cache.js';

/** One finished request. */
interface RequestObservation {
  readonly method: string;
  /** The pattern, never the address itself: `/api/v1/articles/:slug`. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Something that a feature measures. Labels must have few values. */
interface Instrument<Label extends string> {
  /** In snake case, with its unit at its end. */
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly Label[];
}

interface HistogramOptions<Label extends string> extends Instrument<Label> {
  readonly buckets: readonly number[];
}

type Labels<Label extends string> = Readonly<Record<Label, string>>;

interface Reading<Label extends string> {
  readonly labels: Labels<Label>;
  readonly value: number;
}

export interface Metrics {
  /** A new counter; the answer adds one. */
  readonly counter: <Label extends string>(options: Instrument<Label>) => (labels: Labels<Label>) => void;
  /** A new histogram; the answer adds a value. */
  readonly histogram: <Label extends string>(
    options: HistogramOptions<Label>,
  ) => (labels: Labels<Label>, value: number) => void;
  /** A new gauge, read each time the measures are; what cannot be read then is left out. */
  readonly gauge: <Label extends string>(
    options: Instrument<Label>,
    read: () => Promise<readonly Reading<Label>[]>,
  ) => void;
  readonly observeRequest: (observation: RequestObservation) => void;
  /** Adds the measures of this process: memory, processor, event loop, garbage collection. Once a process. */
  readonly collectProcess: () => void;
  /** All measures in the Prometheus text format. */
  readonly render: () => Promise<string>;
  readonly contentType: string;
}

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function createMetrics(cacheCounts: () => PublicCacheCounts): Metrics {
  const registry = new Registry();
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer, of requests that Express answered.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  measureCache(registry, cacheCounts);
  return {
    counter: (options) => {
      const counter = new Counter({ ...options, registers: [registry] });
      return (labels) => counter.inc(labels);
    },
    histogram: ({ buckets, ...options }) => {
      const histogram = new Histogram({ ...options, buckets: [...buckets], registers: [registry] });
      return (labels, value) => histogram.observe(labels, value);
    },
    gauge: (options, read) => {
      new Gauge({
        ...options,
        registers: [registry],
        async collect() {
          this.reset();
          // Measures are read most when the database is in trouble: those of the process have to be there then.
          for (const { labels, value } of await read().catch(() => [])) this.set(labels, value);
        },
      });
    },
    observeRequest: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    collectProcess: () => collectDefaultMetrics({ register: registry }),
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function measureCache(registry: Registry, counts: () => PublicCacheCounts): void {
  new Counter({
    name: 'public_cache_requests_total',
    help: 'Requests for public answers: hits were answered from memory, misses were computed.',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      this.inc({ outcome: 'hit' }, counts().hits);
      this.inc({ outcome: 'miss' }, counts().misses);
    },
  });
  new Gauge({
    name: 'public_cache_bytes',
    help: 'Memory that finished public answers take.',
    registers: [registry],
    collect() {
      this.set(counts().bytes);
    },
  });
}
