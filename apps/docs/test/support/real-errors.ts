import { type CallOptions, RetryBudget, TechLookup, type TechLookupError } from "@techlookup/node";
import { startSandbox } from "@techlookup/sandbox/node";

/** Two attempts with short waits, and a budget that does not run out. */
const retry = {
  maxAttempts: 2,
  transient: { baseMs: 1, capMs: 1 },
  budget: new RetryBudget({ capacity: 1_000, initial: 1_000 }),
};

/** Has no room for longer than a call may wait. */
const fullWindow = { admit: () => ({ starts: [], waitMs: 42_000, askMs: 42_000, gateMs: 0, cold: false }) };

/** Real errors of a real client, each by the code that it has. */
export const makeRealErrors = async (): Promise<readonly TechLookupError[]> => {
  await using sandbox = await startSandbox();
  const apiKey = sandbox.keys.pro;
  // One that asks to wait for long would refuse all that follow.
  const client = new TechLookup({ apiKey, baseUrl: sandbox.url, retry, pacing: false });
  const failing = async (call: Promise<unknown>): Promise<TechLookupError> =>
    call.then(
      () => Promise.reject(new Error("It did not fail")),
      (error: TechLookupError) => error,
    );
  const get = (options?: CallOptions, domain = "github.com"): Promise<TechLookupError> =>
    failing(client.domains.get(domain, options));
  const fault = (...faults: Parameters<typeof sandbox.script>): void => sandbox.script(...faults);

  const errors = [await get({}, "unknown-site.example"), await get({}, "not a domain")];
  fault({ kind: "html", times: 2 });
  errors.push(await get());
  fault({ kind: "error", code: "RATE_LIMIT", retryAfter: 600 });
  errors.push(await get());
  fault({ kind: "status", status: 302, headers: { location: "https://login.example/" } });
  errors.push(await get());
  fault({ kind: "html", status: 404 });
  errors.push(await get());
  fault({ kind: "empty" });
  errors.push(await get());
  fault({ kind: "truncated", times: 2 });
  errors.push(await get());
  fault({ kind: "slow-headers", delayMs: 2_000, times: 2 });
  errors.push(await get({ attemptTimeoutMs: 20 }));
  errors.push(await get({ signal: AbortSignal.abort() }));
  errors.push(await failing(new TechLookup({ apiKey: sandbox.keys.revoked, baseUrl: sandbox.url }).account.credits()));
  errors.push(await failing(client.technologies.companies(1, { limit: 9_999 })));
  await sandbox.refuseConnections();
  errors.push(await get());
  const limited = new TechLookup({ apiKey, baseUrl: sandbox.url, creditLimit: 0 });
  errors.push(await failing(limited.domains.get("github.com")));
  const crowded = new TechLookup({ apiKey, baseUrl: sandbox.url, pacing: { window: fullWindow } });
  errors.push(await failing(crowded.domains.get("github.com", { deadlineMs: 1_000 })));
  return errors;
};
