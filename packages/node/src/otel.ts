import { subscribe, unsubscribe } from "node:diagnostics_channel";
import {
  type Attributes,
  diag,
  type Histogram,
  type MeterProvider,
  metrics,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { type AttemptRecord, type CallEvent, type GateEvent, version } from "@techlookup/core";
import { channels } from "./diagnostics.ts";
import { metricAttributes, spanAttributes } from "./http-attributes.ts";
import { gateRecorder } from "./otel-gates.ts";

/** The destination of telemetry. */
export interface TelemetryOptions {
  /** Creates the spans. Default: the provider that your application registers, even if it does so later. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Creates the histogram and the counters. Default: the provider that your application registers, even if it does so later. */
  readonly meterProvider?: MeterProvider | undefined;
}

/** The name under which spans and metrics are made. */
const scope = "@techlookup/node";

/** Boundaries that the conventions for HTTP metrics advise, in seconds. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** What measures, by the provider of now. */
interface Instruments {
  readonly histogram: Histogram;
  readonly recordGate: (event: GateEvent) => void;
}

const makeInstruments = (provider: MeterProvider): Instruments => {
  const meter = provider.getMeter(scope, version);
  return {
    histogram: meter.createHistogram("http.client.request.duration", {
      description: "Duration of HTTP client requests.",
      unit: "s",
      advice: { explicitBucketBoundaries: boundaries },
    }),
    recordGate: gateRecorder(meter),
  };
};

/** The instruments of the provider of now: unlike a tracer, a meter made before a provider is registered stays mute. */
const instrumentSource = (fixed: MeterProvider | undefined): (() => Instruments) => {
  let provider = fixed ?? metrics.getMeterProvider();
  let instruments = makeInstruments(provider);
  return () => {
    const current = fixed ?? metrics.getMeterProvider();
    if (current !== provider) {
      provider = current;
      instruments = makeInstruments(provider);
    }
    return instruments;
  };
};

const makeSpan = (tracer: Tracer, event: CallEvent, attempt: AttemptRecord, shared: Attributes): void => {
  const { startedAtMs, durationMs } = attempt;
  const span = tracer.startSpan(`${event.method} ${event.route}`, {
    kind: SpanKind.CLIENT,
    // Dates, since an SDK takes a small number, as clocks of tests give, for one of `performance.now()`.
    startTime: new Date(startedAtMs),
    attributes: { ...shared, ...spanAttributes(event, attempt) },
  });
  if (shared["error.type"] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(new Date(startedAtMs + durationMs));
};

/** Subscribes. Node would end the process over what a subscriber throws. */
const listen = <Event>(name: string, tell: (event: Event) => void): (() => void) => {
  const onMessage = (message: unknown): void => {
    try {
      tell(message as Event);
    } catch (error) {
      diag.error(`${scope}: an event could not be told`, error);
    }
  };
  subscribe(name, onMessage);
  return () => void unsubscribe(name, onMessage);
};

/**
 * Creates a span for every attempt of every client in this process, and measures it, by OpenTelemetry's stable conventions
 * for HTTP clients (https://opentelemetry.io/docs/specs/semconv/http/): spans of kind CLIENT below the span that is
 * active at the call, with `http.request.resend_count` from the second attempt on, and the histogram
 * `http.client.request.duration` in seconds. Both end when the body is read. Two counters of this project report outages: `techlookup.client.gates`, those
 * closed now, and `techlookup.client.probes`.
 *
 * `error.type` is the status from 400 on, as text, else the error code, such as `NETWORK_ERROR` or `TIMEOUT`. Queries,
 * headers and keys are left out. What a provider throws goes to OpenTelemetry's own `diag` logger.
 *
 * Call it once: each call adds separate spans and measurements until you stop it. An instrumentation of `node:http` or of
 * undici reports the same requests: use one of the two, or each request counts twice.
 *
 * @returns A function that stops it. Calling that again has no effect.
 * @example
 * import { startTelemetry } from "@techlookup/node/otel";
 *
 * const stop = startTelemetry();
 */
export const startTelemetry = ({ tracerProvider, meterProvider }: TelemetryOptions = {}): (() => void) => {
  const tracer = (tracerProvider ?? trace.getTracerProvider()).getTracer(scope, version);
  const instruments = instrumentSource(meterProvider);
  const onAttempt = (event: CallEvent): void => {
    const attempt = event.attempts.at(-1);
    if (attempt === undefined) return;
    const shared = metricAttributes(event, attempt);
    instruments().histogram.record(attempt.durationMs / 1_000, shared);
    makeSpan(tracer, event, attempt, shared);
  };
  const stops = [
    listen<CallEvent>(channels.attempt, onAttempt),
    listen<GateEvent>(channels.gate, (event) => instruments().recordGate(event)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
