import type { Attributes, Meter } from "@opentelemetry/api";
import type { GateEvent } from "@techlookup/core";
import { serverAttributes } from "./http-attributes.ts";

const attributesOf = ({ baseUrl, route, reason }: GateEvent): Attributes => ({
  ...(baseUrl !== undefined && serverAttributes(baseUrl)),
  ...(route !== undefined && { "url.template": route }),
  "techlookup.gate.reason": reason,
});

/** The part of a meter that is needed. */
type GateMeter = Pick<Meter, "createUpDownCounter" | "createCounter">;

/**
 * Counts the gates that are closed now, and the requests that try a server that is down. OpenTelemetry has no names for either: these are our decision.
 *
 * @example
 * subscribe(channels.gate, gateRecorder(meter));
 */
export const gateRecorder = (meter: GateMeter): ((event: GateEvent) => void) => {
  const closed = meter.createUpDownCounter("techlookup.client.gates", {
    description: "Gates that are closed: calls wait until the server works again, or until its rate limit has room.",
    unit: "{gate}",
  });
  const probes = meter.createCounter("techlookup.client.probes", {
    description: "Requests that tried a server that is down, while other calls waited.",
    unit: "{request}",
  });
  /** How many of each kind were seen to close: those that had closed before this listened are not taken away. */
  const seen = new Map<string, number>();
  return (event) => {
    const attributes = attributesOf(event);
    if (event.gate === "probe") return probes.add(1, attributes);
    const name = JSON.stringify(attributes);
    const step = event.gate === "closed" ? 1 : -1;
    const count = (seen.get(name) ?? 0) + step;
    if (count < 0) return;
    seen.set(name, count);
    closed.add(step, attributes);
  };
};
