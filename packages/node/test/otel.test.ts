import { channel } from "node:diagnostics_channel";
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
import { channels, TechLookup } from "../src/index.ts";
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
    expect(finished.map(({ name, kind }) => [name, kind])).toEqual(Array(3).fill(["GET /v1/{path}", SpanKind.CLIENT]));
    for (const span of finished) expect(span.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
    const { hostname, port } = new URL(sandbox.url);
    expect(finished[0]?.attributes).toEqual({
      "http.request.method": "GET",
      "server.address": hostname,
      "server.port": Number(port),
      "url.full": `${sandbox.url}/v1/usage`,
      "url.template": "/v1/{path}",
      "http.response.status_code": 502,
      "error.type": "502",
    });
    expect(finished.map(({ attributes }) => attributes["http.request.resend_count"])).toEqual([undefined, 1, 2]);
    expect(finished.map(({ attributes }) => attributes["error.type"])).toEqual(["502", "NETWORK_ERROR", undefined]);
    const { ERROR, UNSET } = SpanStatusCode;
    expect(finished.map(({ status }) => status.code)).toEqual([ERROR, ERROR, UNSET]);
  });

  it("tells no key that is part of a path or of the server's address", async () => {
    const apiKey = "a-key-of-no-known-shape";
    for (const baseUrl of [`${sandbox.url}/${apiKey}`, `http://${apiKey}.localhost:1`]) {
      const client = new TechLookup({ apiKey, baseUrl, retry: { maxAttempts: 1 } });
      await client.safe.technologies.get(`${apiKey} ${encodeURIComponent(apiKey)}`);
    }
    const told = JSON.stringify(
      spans.getFinishedSpans().map(({ name, attributes, status }) => [name, attributes, status]),
    );
    expect(told).toContain("/***/v1/technology/name/***");
    expect(told).toContain("http://***.localhost:1/v1");
    expect(told).not.toContain(apiKey);
  });

  it("keeps the spans of two clients at once below their own parents", async () => {
    sandbox.script({ kind: "html" }, { kind: "html" });
    const parents = ["one", "two"].map((name) => tracerProvider.getTracer("test").startSpan(name));
    const calls = [() => makeClient().account.credits(), () => makeClient().domains.get("github.com")];
    await Promise.all(
      parents.map((parent, index) =>
        context.with(trace.setSpan(context.active(), parent), async () => calls[index]?.()),
      ),
    );
    const routesBelow = (parent: (typeof parents)[number] | undefined) =>
      spans
        .getFinishedSpans()
        .filter(({ parentSpanContext }) => parentSpanContext?.spanId === parent?.spanContext().spanId)
        .map(({ attributes }) => attributes["url.template"]);
    expect(routesBelow(parents[0])).toEqual(["/v1/credits", "/v1/credits"]);
    expect(routesBelow(parents[1])).toEqual(["/v1/domain/{domain}", "/v1/domain/{domain}"]);
  });

  it.each([
    ["https://api.example.com", "api.example.com", 443],
    ["http://localhost", "localhost", 80],
    ["http://[::1]:8080", "::1", 8080],
  ])("takes %s apart", (origin, address, port) => {
    const attempts = [{ number: 1, startedAtMs: 5, durationMs: 2, status: 200 }];
    const event = { call: 1, method: "GET", path: "/v1/usage", route: "/v1/usage", origin, attempts };
    channel(channels.attempt).publish(event);
    const [span] = spans.getFinishedSpans();
    expect(span?.attributes).toMatchObject({ "server.address": address, "server.port": port });
    // Also where a clock of a test begins at 0.
    expect([span?.startTime, span?.duration]).toEqual([
      [0, 5e6],
      [0, 2e6],
    ]);
  });

  it("tells a failure of an answer that came by its code", async () => {
    sandbox.script({ kind: "truncated" });
    await makeClient().safe.domains.get("github.com", { retry: { maxAttempts: 1 } });
    const [span] = spans.getFinishedSpans();
    expect(span?.attributes).toMatchObject({
      "error.type": "TRUNCATED_RESPONSE",
      "http.response.status_code": 200,
    });
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
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
    const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    expect(point?.value).toMatchObject({ count: 1, buckets: { boundaries } });
    const { sum } = (point?.value ?? {}) as { sum?: number };
    const [seconds = 0, nanoseconds = 0] = spans.getFinishedSpans()[0]?.duration ?? [];
    expect(sum).toBeCloseTo(seconds + nanoseconds / 1e9, 9);
    expect(Object.keys(point?.attributes ?? {}).sort()).toEqual([
      "error.type",
      "http.request.method",
      "http.response.status_code",
      "server.address",
      "server.port",
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
});
