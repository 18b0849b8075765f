import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type Counter, type Histogram, type MeterProvider, metrics, type UpDownCounter } from "@opentelemetry/api";
import { version } from "@techlookup/core";
import { type ChunkEvent, fleetChannels, type RecordEvent } from "./chunk-events.ts";

/** The destination of telemetry. */
export interface FleetTelemetryOptions {
  /** Creates the counters and the histogram. Default: the provider that your application has registered by now. */
  readonly meterProvider?: MeterProvider | undefined;
}

interface Instruments {
  readonly domains: Counter;
  readonly credits: Counter;
  readonly active: UpDownCounter;
  readonly duration: Histogram;
}

const makeInstruments = (provider: MeterProvider): Instruments => {
  const meter = provider.getMeter("@techlookup/bullmq", version);
  return {
    domains: meter.createCounter("techlookup.enrich.domains", {
      description: "Domains that were looked up, by outcome.",
      unit: "{domain}",
    }),
    credits: meter.createCounter("techlookup.enrich.credits", {
      description: "The most credits that lookups can have cost, by the documented prices.",
      unit: "{credit}",
    }),
    active: meter.createUpDownCounter("techlookup.enrich.active_chunks", {
      description: "Chunks that workers of this process work on.",
      unit: "{chunk}",
    }),
    duration: meter.createHistogram("techlookup.enrich.chunk.duration", {
      description: "How long chunks took, by how they ended.",
      unit: "s",
    }),
  };
};

/**
 * Records what the workers of this process do as OpenTelemetry metrics: `techlookup.enrich.domains`, `.credits`, `.active_chunks` and `.chunk.duration`. The names and
 * units are ours; attributes are the run's name and the outcome. Domains are never attributes.
 *
 * @returns A function that stops it.
 * @example
 * import { recordFleetMetrics } from "@techlookup/bullmq/otel";
 *
 * const stop = recordFleetMetrics();
 */
export const recordFleetMetrics = ({ meterProvider }: FleetTelemetryOptions = {}): (() => void) => {
  const { domains, credits, active, duration } = makeInstruments(meterProvider ?? metrics.getMeterProvider());
  const began = new Map<string, number>();
  const onRecord = (message: unknown): void => {
    const { run, record } = message as RecordEvent;
    const attributes = { "techlookup.run": run, "techlookup.outcome": record.kind };
    domains.add(1, attributes);
    if ("charge" in record) credits.add(record.charge.most, { "techlookup.run": run });
  };
  const onChunk = (message: unknown): void => {
    const { run, chunk, state } = message as ChunkEvent;
    const name = `${run}/${chunk}`;
    if (state === "started") {
      began.set(name, performance.now());
      active.add(1, { "techlookup.run": run });
      return;
    }
    active.add(-1, { "techlookup.run": run });
    const seconds = (performance.now() - (began.get(name) ?? performance.now())) / 1_000;
    began.delete(name);
    duration.record(seconds, { "techlookup.run": run, "techlookup.outcome": state });
  };
  subscribe(fleetChannels.record, onRecord);
  subscribe(fleetChannels.chunk, onChunk);
  return () => {
    unsubscribe(fleetChannels.record, onRecord);
    unsubscribe(fleetChannels.chunk, onChunk);
  };
};
