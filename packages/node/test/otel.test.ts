import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { startSandbox } from "@techlookup/sandbox/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { TechLookup } from "../src/index.ts";
import { startTelemetry } from "../src/otel.ts";

const spans = new InMemorySpanExporter();
const tracerProvider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] });
const measured = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 3_600_000 });
const meterProvider = new MeterProvider({ readers: [reader] });

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
let sandbox: Sandbox;
let stop: () => void;
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  sandbox = await startSandbox();
  stop = startTelemetry({ tracerProvider, meterProvider });
});
afterAll(async () => {
  stop();
  await sandbox.close();
  await meterProvider.shutdown();
  context.disable();
});
afterEach(() => spans.reset());

const makeClient = () =>
  new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, retry: { transient: { baseMs: 1 } } });

describe("telemetry", () => {
  it("makes a span of every attempt, below the span that is active at the call", async () => {
    sandbox.script({ kind: "html" }, { kind: "reset", at: "headers" });
    const parent = tracerProvider.getTracer("test").startSpan("job");
    await context.with(trace.setSpan(context.active(), parent), () =>
      makeClient().request({ method: "GET", path: "/v1/usage", query: { start_date: "2026-01-01" } }),
    );
    const finished = spans.getFinishedSpans();
    expect(finished.map(({ name, kind }) => [name, kind])).toEqual(Array(3).fill(["GET /v1/usage", SpanKind.CLIENT]));
    for (const span of finished) expect(span.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
    const { hostname, port } = new URL(sandbox.url);
    expect(finished[0]?.attributes).toEqual({
      "http.request.method": "GET",
      "server.address": hostname,
      "server.port": Number(port),
      "url.scheme": "http",
      "url.full": `${sandbox.url}/v1/usage`,
      "url.template": "/v1/usage",
      "http.response.status_code": 502,
      "error.type": "502",
    });
    expect(finished.map(({ attributes }) => attributes["http.request.resend_count"])).toEqual([undefined, 1, 2]);
    expect(finished.map(({ attributes }) => attributes["error.type"])).toEqual(["502", "NETWORK_ERROR", undefined]);
    const { ERROR, UNSET } = SpanStatusCode;
    expect(finished.map(({ status }) => status.code)).toEqual([ERROR, ERROR, UNSET]);
  });

  it("gives spans the time that the attempts took", async () => {
    sandbox.script({ kind: "slow-headers", delayMs: 80 });
    await makeClient().account.credits();
    const [seconds = 0, nanoseconds = 0] = spans.getFinishedSpans()[0]?.duration ?? [];
    expect(seconds * 1_000 + nanoseconds / 1e6).toBeGreaterThanOrEqual(75);
  });

  it("measures every attempt in seconds, by few attributes and none of the path", async () => {
    await reader.forceFlush();
    measured.reset();
    await makeClient().safe.domains.get("unknown.example");
    await reader.forceFlush();
    const metric = measured.getMetrics()[0]?.scopeMetrics[0]?.metrics[0];
    expect(metric?.descriptor).toMatchObject({ name: "http.client.request.duration", unit: "s" });
    const point = metric?.dataPoints[0];
    expect(point?.value).toMatchObject({ count: 1, buckets: { boundaries: expect.arrayContaining([0.005, 10]) } });
    expect(Object.keys(point?.attributes ?? {}).sort()).toEqual([
      "error.type",
      "http.request.method",
      "http.response.status_code",
      "server.address",
      "server.port",
      "url.scheme",
    ]);
    expect(point?.attributes).toMatchObject({ "http.response.status_code": 404, "error.type": "404" });
  });

  it("names a route, not the domain that was looked up, and holds no key", async () => {
    await makeClient().domains.get("github.com");
    expect(spans.getFinishedSpans()[0]?.name).toBe("GET /v1/domain/{domain}");
    const told = JSON.stringify(
      spans.getFinishedSpans().map(({ name, attributes, events }) => [name, attributes, events]),
    );
    expect(told).not.toContain(sandbox.keys.pro);
  });

  it("stops when it is told to", async () => {
    const otherSpans = new InMemorySpanExporter();
    const other = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: otherSpans })] });
    const stopOther = startTelemetry({ tracerProvider: other, meterProvider });
    await makeClient().account.credits();
    stopOther();
    await makeClient().account.credits();
    expect(otherSpans.getFinishedSpans().length).toBe(1);
    expect(spans.getFinishedSpans().length).toBe(2);
  });
});
