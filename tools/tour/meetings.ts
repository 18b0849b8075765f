import type { ClientOptions, ErrorCode, StopReason, TechLookup, TechLookupError } from "@techlookup/node";
import type { RunningSandbox } from "@techlookup/sandbox/node";

type Call = (client: TechLookup["safe"]) => Promise<{ readonly error?: TechLookupError | undefined }>;

/** Something that goes wrong, and how it has to look to an application. */
export interface Meeting {
  readonly title: string;
  readonly faults?: Parameters<RunningSandbox["script"]>;
  readonly options?: Omit<ClientOptions, "baseUrl">;
  readonly call: Call;
  /** Its code, why it stopped, and the number of attempts. */
  readonly expected: readonly [code: ErrorCode, stopped: StopReason, attempts: number];
}

const lookUp: Call = (client) => client.domains.get("github.com");

/** Each documented code, then what no code of the API tells of. */
export const meetings = (keys: RunningSandbox["keys"]): readonly Meeting[] => [
  {
    title: "400: a parameter is malformed",
    call: (client) => client.request({ method: "GET", path: "/v1/usage", query: { start_date: "yesterday" } }),
    expected: ["VALIDATION_ERROR", "not-retryable", 1],
  },
  {
    title: "401: the key was revoked",
    options: { apiKey: keys.revoked },
    call: lookUp,
    expected: ["UNAUTHORIZED", "not-retryable", 1],
  },
  {
    title: "403: the plan does not include the endpoint",
    options: { apiKey: keys.free },
    call: (client) => client.signals.adoption(),
    expected: ["FORBIDDEN", "not-retryable", 1],
  },
  {
    title: "404: the domain is not known",
    call: (client) => client.domains.get("nobody-has-crawled-this.example"),
    expected: ["NOT_FOUND", "not-retryable", 1],
  },
  {
    title: "409: no endpoint known to us causes it, so it is scripted",
    faults: [{ kind: "error", code: "CONFLICT", message: "The resource already exists" }],
    call: (client) => client.request({ method: "POST", path: "/v1/companies/batch", body: { domains: [] } }),
    expected: ["CONFLICT", "not-retryable", 1],
  },
  {
    title: "429: the window stays full, so Retry-After is waited for each time",
    faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 1, times: 4 }],
    call: lookUp,
    expected: ["RATE_LIMIT", "attempts-exhausted", 4],
  },
  {
    title: "500: the server fails four times in a row",
    faults: [{ kind: "error", code: "INTERNAL_ERROR", times: 4 }],
    call: lookUp,
    expected: ["INTERNAL_ERROR", "attempts-exhausted", 4],
  },
  {
    title: "A live detection whose answer is lost: not repeated, it may be charged",
    faults: [{ kind: "reset", at: "headers" }],
    call: (client) => client.domains.detectLive("github.com"),
    expected: ["NETWORK_ERROR", "not-repeatable", 1],
  },
  {
    title: "A timeout: the server takes a minute, the caller 300 ms",
    faults: [{ kind: "slow-headers", delayMs: 60_000, times: 2 }],
    options: { attemptTimeoutMs: 300, retry: { maxAttempts: 2 } },
    call: lookUp,
    expected: ["TIMEOUT", "attempts-exhausted", 2],
  },
  {
    title: "An abort, in the middle of a wait of 60 s",
    faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 60 }],
    call: (client) => client.domains.get("github.com", { signal: AbortSignal.timeout(200) }),
    expected: ["ABORTED", "aborted", 1],
  },
  {
    title: "A gateway's page: 502, and HTML where JSON should be",
    faults: [{ kind: "html", status: 502, times: 4 }],
    call: lookUp,
    expected: ["GATEWAY_ERROR", "attempts-exhausted", 4],
  },
  {
    title: "A server that asks to wait for an hour: refused at once",
    faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 3_600 }],
    call: lookUp,
    expected: ["RATE_LIMIT", "wait-too-long", 1],
  },
  {
    title: "An argument that is wrong: nothing is sent",
    call: (client) => client.domains.get("https://github.com/about"),
    expected: ["CONFIGURATION_ERROR", "not-retryable", 0],
  },
];
