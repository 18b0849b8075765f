import { systemClock } from "@techlookup/core/common";
import { type Answered, Deadline, diagnoseConnection, type Unanswered } from "@techlookup/core/platform";
import { chooseTransport } from "@techlookup/node-transport";

/** A request, what came of it, and when it began and ended: milliseconds since 1970 (UTC), by this machine's clock. */
export interface Probe {
  readonly outcome: Answered | Unanswered;
  readonly startMs: number;
  readonly endMs: number;
}

const maxBytes = 1_000_000;

/** Sends one request to `/v1/credits`, which costs nothing, the way that the client sends all of them. */
export const sendProbe = async (url: URL, apiKey: string | undefined, timeoutMs: number): Promise<Probe> => {
  const send = chooseTransport({ diagnose: diagnoseConnection });
  const cutoff = new Deadline({
    timeout: { limit: "attempt", timeoutMs },
    leftMs: timeoutMs,
    clock: systemClock,
  });
  const startMs = Date.now();
  const headers = { accept: "application/json", ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }) };
  try {
    const request = { method: "GET", url: `${url.href.replace(/\/$/, "")}/v1/credits`, headers };
    return { outcome: await send(request, { maxBytes, cutoff }), startMs, endMs: Date.now() };
  } finally {
    cutoff.end();
  }
};
