import { createApp } from "./app.ts";
import { Bill } from "./charges/bill.ts";
import { chargeRule } from "./charges/charged-failure.ts";
import { checkOptions, checkSettings } from "./check-options.ts";
import { control, controlPath } from "./control.ts";
import { allowPages, withCors } from "./cors.ts";
import { applyFault } from "./faults/apply-fault.ts";
import { endingQuietly } from "./faults/bodies.ts";
import { alreadySent, type Connection } from "./faults/connection.ts";
import type { Fault } from "./faults/fault.ts";
import { sandboxKeys, secretOf } from "./keys.ts";
import type { RequestCounts } from "./request-counts.ts";
import { type RequestRecord, recordOf } from "./request-record.ts";
import type { SandboxOptions } from "./sandbox-options.ts";
import type { SandboxSettings } from "./settings.ts";
import { State } from "./state.ts";
import { untilAborted } from "./until-aborted.ts";

/** The API as a function from request to response, with fictional data, counted credits and scripted faults. */
export interface Sandbox {
  /**
   * Responds to a request. Bound: pass it as a client's `fetch`. Rejects as fetch does: with a `TypeError` when a fault breaks
   * the connection, with the signal's reason when the signal aborts.
   */
  readonly fetch: (
    input: Request | URL | string,
    init?: RequestInit & { connection?: Connection },
  ) => Promise<Response>;
  /** The keys that it knows, by purpose. */
  readonly keys: typeof sandboxKeys;
  /** Every request received, in order, with the status of its response and the credits charged. */
  readonly requests: readonly RequestRecord[];
  /**
   * Adds faults to the script. A request gets the first fault that matches it.
   *
   * @throws TypeError that says what is wrong with a fault. If so, none is added.
   * @example
   * sandbox.script({ kind: "error", code: "RATE_LIMIT", retryAfter: 2 }, { kind: "html", status: 502 });
   */
  script(...faults: Fault[]): void;
  /** Faults that no request has got yet. */
  readonly pendingFaults: number;
  /** Counts the requests: how many there were, how many got a 429, how many credits were charged, and all of that by caller. */
  counts(): RequestCounts;
  /** How the server currently behaves. */
  readonly settings: Required<SandboxSettings>;
  /**
   * Changes how the server behaves, for all later requests. Settings that you do not name stay as they are. Windows start again when their settings
   * change (`window`, `windowMs`, `countsRefused`, `requests`, `foreignUser`); spent credits stay spent.
   *
   * @throws RangeError when a value is out of range, TypeError for an unknown setting. If so, nothing is changed.
   * @example
   * sandbox.change({ foreignUser: { requests: 100, pattern: "random" } });
   */
  change(settings: SandboxSettings): void;
  /** Clears faults, requests, windows, credits, changed settings and the results of live detection. */
  reset(): void;
}

/** Makes a sandbox, for callers in this process or behind a server. */
export const openSandbox = (options: SandboxOptions, isServed: boolean): Sandbox => {
  checkOptions(options);
  const state = new State(options, isServed);
  const app = createApp(state);

  const meetFault = (fault: Fault, request: Request, bill: Bill, connection: Connection | undefined) => {
    const account = state.account(secretOf(request.headers.get("authorization")) ?? "");
    const answered = applyFault(fault, {
      request,
      connection,
      clock: state.clock,
      rateLimit: account?.rateLimitHeaders(state.clock.now(), false) ?? {},
      isCharged: bill.rule.success,
      onLost: () => bill.lose(),
      answer: async () => {
        const answer = await app.fetch(request, { bill });
        // Already here: a fault that cuts an answer off sends its head itself.
        return options.cors ? allowPages(answer) : answer;
      },
    });
    const mayBreak = connection && (fault.kind === "slow-body" || fault.kind === "oversized");
    return mayBreak ? answered.then((answer) => answer && endingQuietly(answer)) : answered;
  };

  const handle = async (request: Request, connection: Connection | undefined): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(controlPath)) return control(request, state);
    const fault = state.script.take(request.method, pathname);
    const record = recordOf(request, state.clock.now(), fault?.kind);
    const bill = new Bill(record, chargeRule(state.settings.charges, fault));
    state.requests.push(record);
    const answered = fault
      ? meetFault(fault, request, bill, connection)
      : Promise.resolve(app.fetch(request, { bill }));
    const response = await untilAborted(answered, request).catch((reason: unknown) => {
      bill.lose();
      throw reason;
    });
    if (response === undefined) return alreadySent();
    record.status = response.status;
    return response;
  };

  return {
    fetch: async (input, { connection, ...init } = {}) => {
      // A server's own request object is taken as it is: not every one can be copied.
      const isWhole = typeof input === "object" && "headers" in input && Object.keys(init).length === 0;
      const request = isWhole ? input : new Request(input, init);
      request.signal.throwIfAborted();
      return options.cors ? withCors(request, () => handle(request, connection)) : handle(request, connection);
    },
    keys: sandboxKeys,
    requests: state.requests,
    script: (...faults) => state.script.add(faults),
    get pendingFaults() {
      return state.script.pending;
    },
    counts: () => state.counts(),
    get settings() {
      return state.settings;
    },
    change: (settings) => {
      checkSettings(settings);
      state.change(settings);
    },
    reset: () => state.reset(),
  };
};

/**
 * Makes a sandbox that runs in this process, on any runtime.
 *
 * @throws RangeError when an option is out of range, TypeError for an unknown option.
 * @example
 * const sandbox = createSandbox();
 * const client = new TechLookup({ apiKey: sandbox.keys.pro, fetch: sandbox.fetch });
 */
export const createSandbox = (options: SandboxOptions = {}): Sandbox => openSandbox(options, false);
