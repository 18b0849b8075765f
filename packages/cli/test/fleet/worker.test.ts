import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listIn, newFolder, until } from "../enrich/support.ts";
import { home, setStage } from "./support.ts";

/** What a user's own set-up does, with a reader that keeps all in memory: prints it at the end. */
const telemetry = `
import { metrics } from "@opentelemetry/api";
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
process.once("beforeExit", async () => {
  await reader.forceFlush();
  const found = exporter.getMetrics().flatMap((one) => one.scopeMetrics).flatMap((one) => one.metrics);
  for (const { descriptor, dataPoints } of found)
    console.log("metric", descriptor.name, dataPoints.reduce((sum, { value }) => sum + (value.count ?? value), 0));
});
`;

it("answers for its health, measures by OpenTelemetry, and ends with 0 on SIGTERM", async () => {
  const { enrich, startWorker, store, sandbox } = await setStage();
  const folder = newFolder();
  const file = join(home, "telemetry.mjs");
  writeFileSync(file, telemetry);
  await enrich("submit", listIn(folder, "a.com\nb.com\nc.com", "list.txt"));
  const worker = startWorker(["--parts", join(folder, "parts"), "--health-port", "0"], {
    NODE_OPTIONS: `--import=${file}`,
  });
  const port = () => /health on port (\d+)/.exec(worker.output.stderr)?.[1];
  await until(() => port() !== undefined && sandbox.requests.length >= 4);
  const ask = async (path: string, method = "GET") => {
    const response = await fetch(`http://127.0.0.1:${port()}${path}`, { method });
    return { status: response.status, body: await response.json() };
  };
  await expect.poll(() => ask("/healthz")).toEqual({ status: 200, body: { state: "ok", chunks: 0, finished: 1 } });
  expect((await ask("/readyz")).status).toBe(200);
  expect((await ask("/")).status).toBe(404);
  expect((await ask("/healthz", "POST")).status).toBe(405);

  const blocked = await enrich("worker", "--health-port", String(port()));
  expect(blocked).toMatchObject({ code: 2, stderr: expect.stringContaining("another program uses it") });

  store.signal("SIGKILL");
  await expect.poll(() => ask("/healthz")).toMatchObject({ status: 503, body: { state: "store-away" } });
  expect((await ask("/readyz")).status).toBe(503);
  await store.restart();
  await expect.poll(() => ask("/readyz")).toMatchObject({ status: 200 });

  worker.child.kill("SIGTERM");
  const { code, stdout, stderr } = await worker.ended;
  expect(code).toBe(0);
  expect(stderr).toContain("Redis is away");
  expect(stdout).toContain("metric techlookup.enrich.domains 3\n");
  expect(stdout).toContain("metric techlookup.enrich.active_chunks 0\n");
  expect(stdout).toMatch(/metric http\.client\.request\.duration [3-9]/);
});
