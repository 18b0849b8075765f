import { createApp } from "./app.ts";
import { control, controlPath } from "./control.ts";
import { applyFault } from "./faults/apply-fault.ts";
import type { Connection } from "./faults/connection.ts";
import { type Fault, isCarriedOut } from "./faults/fault.ts";
import { isFault } from "./faults/is-fault.ts";
import { sandboxKeys } from "./keys.ts";
import { type RequestRecord, recordedHeaders } from "./request-record.ts";
import type { SandboxOptions } from "./sandbox-options.ts";
import { State } from "./state.ts";

/** The API as a function from request to response, with made-up data, counted credits and scripted faults. */
export interface Sandbox {
  /** Answers a request. Bound: can be passed as a client's `fetch`. */
  readonly fetch: (
    input: Request | URL | string,
    init?: RequestInit & { connection?: Connection },
  ) => Promise<Response>;
  /** The keys it knows, by what they are good for. */
  readonly keys: typeof sandboxKeys;
  /** Every request that came, in order, with its answer's status and what it was charged. */
  readonly requests: readonly RequestRecord[];
  /**
   * Adds faults to the script. A request meets the first one that matches it.
   *
   * @throws TypeError when a fault is none that the sandbox knows.
   * @example
   * sandbox.script({ kind: "error", code: "RATE_LIMIT", retryAfter: 2 }, { kind: "html", status: 502 });
   */
  script(...faults: Fault[]): void;
  /** Faults that no request has met yet. */
  readonly pendingFaults: number;
  /** Forgets faults, requests, windows, credits and whatever live detection found. */
  reset(): void;
}

/**
 * Makes a sandbox that runs in this process, on any runtime.
 *
 * @example
 * const sandbox = createSandbox();
 * const client = new TechLookup({ apiKey: sandbox.keys.pro, fetch: sandbox.fetch });
 */
export const createSandbox = (options: SandboxOptions = {}): Sandbox => {
  const state = new State(options);
  const app = createApp(state);

  const answer = async (request: Request, record: RequestRecord): Promise<Response> => {
    const response = await app.fetch(request);
    record.credits = Number(response.headers.get("x-sandbox-credits") ?? 0);
    return response;
  };

  const handle = async (request: Request, connection: Connection | undefined): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith(controlPath)) return control(request, state);
    const { method, headers, signal } = request;
    const fault = state.script.take(method, pathname);
    const kept = { method, path: pathname + search, headers: recordedHeaders(headers) };
    const record: RequestRecord = { ...kept, credits: 0, ...(fault && { fault: fault.kind }) };
    state.requests.push(record);
    let response: Response;
    if (fault === undefined) {
      response = await answer(request, record);
    } else {
      const carriedOut = isCarriedOut(fault) ? await answer(request, record) : undefined;
      const context = { signal, clock: state.clock, connection, answer: async () => carriedOut ?? app.fetch(request) };
      response = await applyFault(fault, context);
    }
    if (!response.headers.has("x-hono-already-sent")) record.status = response.status;
    return response;
  };

  return {
    fetch: (input, { connection, ...init } = {}) => {
      // A server's own request object is taken as it is: not every one can be copied.
      const whole = typeof input === "object" && "headers" in input && Object.keys(init).length === 0;
      const request = whole ? input : new Request(input, init);
      return request.signal.aborted ? Promise.reject(request.signal.reason) : handle(request, connection);
    },
    keys: sandboxKeys,
    requests: state.requests,
    script: (...faults) => {
      const wrong = faults.find((fault) => !isFault(fault));
      if (wrong !== undefined)
        throw new TypeError(`${JSON.stringify(wrong)} is no fault that the sandbox knows: see Fault`);
      state.script.add(faults);
    },
    get pendingFaults() {
      return state.script.pending;
    },
    reset: () => state.reset(),
  };
};
