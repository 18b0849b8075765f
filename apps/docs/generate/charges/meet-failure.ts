import type { RetryFacts } from "@techlookup/core";
import {
  type Answered,
  Deadline,
  type Outcome,
  type SendSettings,
  sendOnce,
  type Transport,
  type Unanswered,
} from "@techlookup/core/platform";
import type { Happening } from "./happening.ts";
import type { CallKind } from "./kinds.ts";

/** What the client makes of one attempt that failed. */
export interface MetFailure {
  readonly code: string;
  /** What the decision to retry is made from. */
  readonly facts: RetryFacts;
  /** Whether the ledger of credits counts the attempt as free. */
  readonly isFree: boolean;
}

const unanswered = (requestSent: "no" | "maybe"): Unanswered => ({
  ...{ requestSent, reason: "unknown", clause: "the request did not come through", cause: undefined },
});

const answered = (happening: Extract<Happening, { kind: "response" }>): Answered => {
  const { status, headers = {}, body = "", end = "complete" } = happening;
  return { status, headers: new Headers(headers), text: typeof body === "string" ? body : JSON.stringify(body), end };
};

/** A transport to which this happens. It settles once its attempt is cut short, as every transport must. */
const transportOf =
  (happening: Exclude<Happening, { kind: "not sent" }>, abort: () => void): Transport =>
  async (_request, { cutoff }) => {
    switch (happening.kind) {
      case "response":
        return answered(happening);
      case "no response":
        return unanswered(happening.requestSent);
      case "cut":
        if (happening.by === "signal") abort();
        return new Promise((resolve) => cutoff.onCut(() => resolve(unanswered("maybe"))));
      case "unforeseen":
        throw new TypeError("no Response");
    }
  };

/** What the client's own code makes of an attempt to which this happens. */
export const meetFailure = async (
  happening: Exclude<Happening, { kind: "not sent" }>,
  { method }: CallKind,
): Promise<MetFailure> => {
  const abort = new AbortController();
  const isCut = happening.kind === "cut" && happening.by !== "signal";
  const clock = {
    now: () => 0,
    setTimer: (callback: () => void) => {
      // The limit passes as soon as the request is on its way.
      if (isCut) queueMicrotask(() => queueMicrotask(callback));
      return () => {};
    },
  };
  const settings: SendSettings = {
    baseUrl: "https://api.example",
    credentials: { headers: {}, redact: (text) => text },
    redact: (text) => text,
    transport: transportOf(happening, () => abort.abort()),
    headers: {},
    maxResponseBytes: Number.MAX_SAFE_INTEGER,
    clock,
  };
  const limit = happening.kind === "cut" && happening.by === "deadline" ? "deadline" : "attempt";
  const deadline = new Deadline({ timeout: { limit, timeoutMs: 1 }, leftMs: 1, signal: abort.signal, clock });
  const spec = { method: method as "GET" | "POST", path: "/v1/a", route: "/v1/a", credits: 1 };
  const { failure, isFree = false }: Outcome = await sendOnce(spec, settings, deadline);
  deadline.end();
  if (!failure) throw new Error(`${JSON.stringify(happening)} is no failure`);
  return { code: failure.code, facts: failure.facts, isFree };
};
