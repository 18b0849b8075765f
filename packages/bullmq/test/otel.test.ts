import { channel } from "node:diagnostics_channel";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { expect, it } from "vitest";
import { type ChunkEvent, fleetChannels, type RecordEvent } from "../src/index.ts";
import { recordFleetMetrics } from "../src/otel.ts";

it("counts domains, credits and chunks, until it is stopped", async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const stop = recordFleetMetrics({ meterProvider });
  const tell = (event: ChunkEvent) => channel(fleetChannels.chunk).publish(event);
  const charge = { least: 0, most: 1 };
  const record = { kind: "not-found", input: "a", line: 1, domain: "a.example", charge } as const;
  const event: RecordEvent = { run: "november", chunk: 0, record };
  tell({ run: "november", chunk: 0, state: "started" });
  for (const _ of [1, 2]) channel(fleetChannels.record).publish(event);
  tell({ run: "november", chunk: 1, state: "started" });
  tell({ run: "november", chunk: 0, state: "finished" });
  stop();
  channel(fleetChannels.record).publish(event);
  await reader.forceFlush();
  const points = exporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
    .map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints[0]?.value, dataPoints[0]?.attributes] as const);
  const run = { "techlookup.run": "november" };
  expect(points).toEqual([
    ["techlookup.enrich.domains", 2, { ...run, "techlookup.outcome": "not-found" }],
    ["techlookup.enrich.credits", 2, run],
    ["techlookup.enrich.active_chunks", 1, run],
    [
      "techlookup.enrich.chunk.duration",
      expect.objectContaining({ count: 1 }),
      { ...run, "techlookup.outcome": "finished" },
    ],
  ]);
  await meterProvider.shutdown();
});
