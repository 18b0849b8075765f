import { execFileSync } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { fileURLToPath } from "node:url";
import { diag, metrics, trace } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { startSandbox } from "@techlookup/sandbox/node";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { channels, type GateEvent, TechLookup } from "../src/index.ts";
import { startTelemetry } from "../src/otel.ts";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const makeClient = () => new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url });

const makeTracing = () => {
  const spans = new InMemorySpanExporter();
  return {
    spans,
    tracerProvider: new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
  };
};

describe("telemetry's life", () => {
  it("stops when it is told to", async () => {
    const [first, second] = [makeTracing(), makeTracing()];
    const stopFirst = startTelemetry({ tracerProvider: first.tracerProvider });
    const stopSecond = startTelemetry({ tracerProvider: second.tracerProvider });
    await makeClient().account.credits();
    stopFirst();
    stopFirst();
    await makeClient().account.credits();
    stopSecond();
    await makeClient().account.credits();
    expect([first, second].map(({ spans }) => spans.getFinishedSpans().length)).toEqual([1, 2]);
  });

  it("does not let a provider that throws touch the call or the process, and tells OpenTelemetry's logger", async () => {
    const thrown = new Error("a processor's own");
    const processor = new SimpleSpanProcessor({ exporter: new InMemorySpanExporter() });
    processor.onStart = () => {
      throw thrown;
    };
    const logged: unknown[][] = [];
    const mute = (): void => {};
    diag.setLogger({ error: (...told) => logged.push(told), warn: mute, info: mute, debug: mute, verbose: mute });
    const stop = startTelemetry({ tracerProvider: new TracerProvider({ spanProcessors: [processor] }) });
    expect(await makeClient().domains.get("github.com")).toMatchObject({ domain: "github.com" });
    stop();
    diag.disable();
    expect(logged).toEqual([[expect.stringContaining("@techlookup/node"), thrown]]);
  });

  it("uses providers that are registered after it began", async () => {
    const stop = startTelemetry();
    const { spans, tracerProvider } = makeTracing();
    trace.setGlobalTracerProvider(tracerProvider);
    const late = new InMemoryMetricExporter(AggregationTemporality.DELTA);
    const lateReader = new PeriodicExportingMetricReader({ exporter: late, exportIntervalMillis: 3_600_000 });
    const lateMeters = new MeterProvider({ readers: [lateReader] });
    metrics.setGlobalMeterProvider(lateMeters);
    await makeClient().account.credits();
    await lateReader.forceFlush();
    stop();
    expect(spans.getFinishedSpans().length).toBe(1);
    expect(late.getMetrics()[0]?.scopeMetrics[0]?.metrics[0]?.descriptor.name).toBe("http.client.request.duration");
    await lateMeters.shutdown();
    trace.disable();
    metrics.disable();
  });

  it("counts the gates that are closed, and what tries the server meanwhile", async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
    const meterProvider = new MeterProvider({ readers: [reader] });
    const stop = startTelemetry({ meterProvider });
    const gates: GateEvent[] = [];
    const listen = (event: unknown): void => void gates.push(event as GateEvent);
    subscribe(channels.gate, listen);
    // The waits of the gate are random, and a failure that took longer than usual, on a busy machine, would count twice.
    vi.spyOn(Math, "random").mockReturnValue(0.01);
    vi.spyOn(performance, "now").mockReturnValue(performance.now());
    onTestFinished(() => void vi.restoreAllMocks());
    sandbox.script({ kind: "html", times: 4 });
    const client = new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, retry: { maxAttempts: 1 } });
    while (client.health.outages.length === 0) await client.safe.domains.get("github.com");
    await client.domains.get("github.com");
    await reader.forceFlush();
    stop();
    unsubscribe(channels.gate, listen);
    const figures = (name: string) =>
      exporter
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((one) => one.metrics))
        .filter(({ descriptor }) => descriptor.name === `techlookup.client.${name}`)
        .flatMap(({ dataPoints }): unknown[] => dataPoints);
    const about = { "url.template": "/v1/domain/{domain}", "techlookup.gate.reason": "outage" };
    expect(gates.map(({ gate }) => gate)).toEqual(["closed", "probe", "open"]);
    expect(figures("gates")).toMatchObject([{ value: 0, attributes: about }]);
    expect(figures("probes")).toMatchObject([{ value: 1, attributes: about }]);
    await meterProvider.shutdown();
  });

  it("is not loaded by the main entry", async () => {
    const script = `
      import { registerHooks } from "node:module";
      registerHooks({
        resolve(specifier, context, next) {
          if (specifier.startsWith("@opentelemetry/")) throw new Error("not installed");
          return next(specifier, context);
        },
      });
      await import(process.argv[1]);
      await import(process.argv[2]).catch(({ message }) => console.log(message));
    `;
    const entries = ["index", "otel"].map((name) => fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url)));
    const flags = ["--conditions=@techlookup/source", "--no-warnings", "--input-type=module", "-e", script, "--"];
    expect(execFileSync(process.execPath, [...flags, ...entries], { encoding: "utf8" })).toBe("not installed\n");
  });
});
