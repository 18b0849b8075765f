import { subscribe, unsubscribe } from "node:diagnostics_channel";
import {
  type Attributes,
  type Histogram,
  type MeterProvider,
  metrics,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { type AttemptRecord, type CallEvent, version } from "@techlookup/core";
import { channels } from "./diagnostics.ts";

/** Where telemetry goes. What is left out is the provider that the application registered. */
export interface TelemetryOptions {
  readonly tracerProvider?: TracerProvider | undefined;
  readonly meterProvider?: MeterProvider | undefined;
}

/** The name under which spans and metrics are made. */
const scope = "@techlookup/node";

/** Boundaries that the conventions for HTTP metrics advise, in seconds. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

const defaultPorts: Readonly<Record<string, number>> = { "https:": 443, "http:": 80 };

/** What the conventions ask of spans and metrics alike: few values each, and nothing of the path. */
const sharedAttributes = ({ method, origin }: CallEvent, { status, code }: AttemptRecord): Attributes => {
  const { protocol, hostname, port } = new URL(origin);
  const failed = status !== undefined && status >= 400 ? String(status) : code;
  return {
    "http.request.method": method,
    "server.address": hostname,
    "server.port": port === "" ? (defaultPorts[protocol] ?? 0) : Number(port),
    "url.scheme": protocol.slice(0, -1),
    ...(status !== undefined && { "http.response.status_code": status }),
    ...(failed !== undefined && { "error.type": failed }),
  };
};

const makeSpan = (tracer: Tracer, event: CallEvent, attempt: AttemptRecord, shared: Attributes): void => {
  const { number, startedAtMs, durationMs } = attempt;
  const span = tracer.startSpan(`${event.method} ${event.route}`, {
    kind: SpanKind.CLIENT,
    startTime: startedAtMs,
    attributes: {
      ...shared,
      // Never with a query: a secret may be in it.
      "url.full": event.origin + event.path,
      "url.template": event.route,
      ...(number > 1 && { "http.request.resend_count": number - 1 }),
    },
  });
  if (shared["error.type"] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(startedAtMs + durationMs);
};

/**
 * Makes a span of every attempt, and measures it, by OpenTelemetry's stable conventions for HTTP clients: spans of kind
 * CLIENT below the span that is active at the call, with `http.request.resend_count` from the second attempt on and
 * `error.type` where it failed, and the histogram `http.client.request.duration` in seconds.
 *
 * @returns What stops it.
 * @example
 * import { startTelemetry } from "@techlookup/node/otel";
 *
 * const stop = startTelemetry();
 */
export const startTelemetry = ({ tracerProvider, meterProvider }: TelemetryOptions = {}): (() => void) => {
  const tracer = (tracerProvider ?? trace.getTracerProvider()).getTracer(scope, version);
  const meter = (meterProvider ?? metrics.getMeterProvider()).getMeter(scope, version);
  const duration: Histogram = meter.createHistogram("http.client.request.duration", {
    description: "Duration of HTTP client requests.",
    unit: "s",
    advice: { explicitBucketBoundaries: boundaries },
  });
  const onAttempt = (message: unknown): void => {
    const event = message as CallEvent;
    const attempt = event.attempts.at(-1);
    if (attempt === undefined) return;
    const shared = sharedAttributes(event, attempt);
    makeSpan(tracer, event, attempt, shared);
    duration.record(attempt.durationMs / 1_000, shared);
  };
  subscribe(channels.attempt, onAttempt);
  return () => void unsubscribe(channels.attempt, onAttempt);
};
