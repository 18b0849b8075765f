import { type ClientOptions, type ErrorCode, type StopReason, TechLookup } from "@techlookup/node";
import type { RunningSandbox } from "@techlookup/sandbox/node";

type Client = TechLookup["safe"];
type Call = (client: Client) => Promise<{ readonly error?: TechLookupErrorLike | undefined }>;
type TechLookupErrorLike = NonNullable<Awaited<ReturnType<Client["account"]["credits"]>>["error"]>;
type Faults = Parameters<RunningSandbox["script"]>;

/** Something that goes wrong, and how it has to look to an application. */
export interface Meeting {
  readonly title: string;
  readonly faults?: Faults;
  readonly options?: Omit<ClientOptions, "baseUrl">;
  readonly call: Call;
  readonly expected: { readonly code: ErrorCode; readonly stopped: StopReason; readonly attempts: number };
}

const lookUp: Call = (client) => client.domains.get("github.com");

/** Each documented code, then what no code of the API tells of. */
export const meetings = (keys: RunningSandbox["keys"]): readonly Meeting[] => [
  {
    title: "400: a parameter is malformed",
    call: (client) => client.request({ method: "GET", path: "/v1/usage", query: { start_date: "yesterday" } }),
    expected: { code: "VALIDATION_ERROR", stopped: "not-retryable", attempts: 1 },
  },
  {
    title: "401: the key was revoked",
    options: { apiKey: keys.revoked },
    call: lookUp,
    expected: { code: "UNAUTHORIZED", stopped: "not-retryable", attempts: 1 },
  },
  {
    title: "403: the plan does not include the endpoint",
    options: { apiKey: keys.free },
    call: (client) => client.signals.adoption(),
    expected: { code: "FORBIDDEN", stopped: "not-retryable", attempts: 1 },
  },
  {
    title: "404: the domain is not known",
    call: (client) => client.domains.get("nobody-has-crawled-this.example"),
    expected: { code: "NOT_FOUND", stopped: "not-retryable", attempts: 1 },
  },
  {
    title: "409: no endpoint known to us causes it, so it is scripted",
    faults: [{ kind: "error", code: "CONFLICT", message: "The resource already exists" }],
    call: (client) => client.request({ method: "POST", path: "/v1/companies/batch", body: { domains: [] } }),
    expected: { code: "CONFLICT", stopped: "not-retryable", attempts: 1 },
  },
  {
    title: "429: the window stays full, so Retry-After is waited for each time",
    faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 1, times: 4 }],
    call: lookUp,
    expected: { code: "RATE_LIMIT", stopped: "attempts-exhausted", attempts: 4 },
  },
  {
    title: "500: the server fails four times in a row",
    faults: [{ kind: "error", code: "INTERNAL_ERROR", times: 4 }],
    call: lookUp,
    expected: { code: "INTERNAL_ERROR", stopped: "attempts-exhausted", attempts: 4 },
  },
  {
    title: "A live detection whose answer is lost: not repeated, it may be charged",
    faults: [{ kind: "reset", at: "headers" }],
    call: (client) => client.domains.detectLive("github.com"),
    expected: { code: "NETWORK_ERROR", stopped: "not-repeatable", attempts: 1 },
  },
  {
    title: "A timeout: the server takes a minute, the caller 300 ms",
    faults: [{ kind: "slow-headers", delayMs: 60_000, times: 2 }],
    options: { attemptTimeoutMs: 300, retry: { maxAttempts: 2 } },
    call: lookUp,
    expected: { code: "TIMEOUT", stopped: "attempts-exhausted", attempts: 2 },
  },
  {
    title: "An abort, in the middle of a wait of 60 s",
    faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 60 }],
    call: (client) => client.domains.get("github.com", { signal: AbortSignal.timeout(200) }),
    expected: { code: "ABORTED", stopped: "aborted", attempts: 1 },
  },
  {
    title: "A gateway's page: 502, and HTML where JSON should be",
    faults: [{ kind: "html", status: 502, times: 4 }],
    call: lookUp,
    expected: { code: "GATEWAY_ERROR", stopped: "attempts-exhausted", attempts: 4 },
  },
  {
    title: "A server that asks to wait for an hour: refused at once",
    faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 3_600 }],
    call: lookUp,
    expected: { code: "RATE_LIMIT", stopped: "wait-too-long", attempts: 1 },
  },
  {
    title: "An argument that is wrong: nothing is sent",
    call: (client) => client.domains.get("https://github.com/about"),
    expected: { code: "CONFIGURATION_ERROR", stopped: "not-retryable", attempts: 0 },
  },
];

/** Meets one, and gives back what the application sees. A new client each time, so that each has a fresh budget. */
export const meet = async (meeting: Meeting, sandbox: RunningSandbox): Promise<TechLookupErrorLike | undefined> => {
  sandbox.reset();
  sandbox.script(...(meeting.faults ?? []));
  const client = new TechLookup({ apiKey: sandbox.keys.pro, ...meeting.options, baseUrl: sandbox.url });
  return (await meeting.call(client.safe)).error;
};
