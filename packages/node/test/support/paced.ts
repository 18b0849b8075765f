import { startSandbox } from "@techlookup/sandbox/node";
import { afterEach, beforeEach, vi } from "vitest";
import { type ClientOptions, TechLookup, type WaitError } from "../../src/index.ts";

export const windowMs = 1_000;
export const limit = 10;

/** The sandbox of a test: it lets in `limit` requests in `windowMs`. */
export let sandbox: Awaited<ReturnType<typeof startSandbox>>;

/** Gives each test of a file a sandbox, and time that passes again. */
export const withSandbox = (): void => {
  beforeEach(async () => {
    sandbox = await startSandbox({ windowMs, requests: { pro: limit } });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await sandbox.close();
  });
};

/** From now on time passes for client and sandbox when a test lets it pass, however long the machine takes for their requests. */
export const stopTime = (): void => {
  vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
};

/** Lets time pass that was stopped, and calls whose timers ring. */
export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

export const make = (pacing: ClientOptions["pacing"] = {}, options: ClientOptions = {}): TechLookup =>
  new TechLookup({
    ...{ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, ...options },
    pacing: pacing && { windowMs, ...pacing },
  });

/** Makes so many calls at once, after a first one from which the client knows the limit. */
export const burst = async (client: TechLookup, calls: number): Promise<void> => {
  await client.account.credits();
  await Promise.all(Array.from({ length: calls - 1 }, () => client.account.credits()));
};

/** A client whose window is full. */
export const full = async (pacing: ClientOptions["pacing"] = {}, options: ClientOptions = {}): Promise<TechLookup> => {
  const client = make(pacing, options);
  await burst(client, limit);
  return client;
};

export const caught = (promise: Promise<unknown>): Promise<WaitError | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => error as WaitError,
  );
