import { vi } from "vitest";
import type { CacheEvent, CacheOptions, CacheStore, ClientOptions } from "../../src/index.ts";
import { type Step, scripted, success } from "../support/scripted.ts";

/** A store that anybody can look into. */
export const mapStorage = () => {
  const entries = new Map<string, string>();
  const ttls: number[] = [];
  const storage = {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value, { ttl }) => {
      ttls.push(ttl);
      entries.set(key, value);
    },
    removeItem: (key) => entries.delete(key),
  } satisfies CacheStore;
  return { entries, storage, ttls };
};

/** A client with a cache, whose server follows a script, and what its store complained of. */
export const cached = (
  steps: readonly Step[] = [success()],
  { cache, ...options }: Omit<ClientOptions, "cache"> & { readonly cache?: Partial<CacheOptions> } = {},
  random = 0.5,
) => {
  const kept = mapStorage();
  const told: CacheEvent[] = [];
  const own = { storage: kept.storage, onError: (event: CacheEvent) => told.push(event), ...cache };
  return { ...kept, told, ...scripted(steps, { ...options, cache: own }, random) };
};

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** A server that answers when it is told to, and hears of it when a request is cut off. */
export const slow = (data: unknown = { list: [1] }) => {
  let answer = (): void => {};
  const cut = vi.fn();
  const step: Step = ({ signal }) =>
    new Promise((resolve, reject) => {
      answer = () => resolve(Response.json({ success: true, data }, { headers: { "x-ratelimit-limit": "60" } }));
      signal?.addEventListener("abort", () => {
        cut();
        reject(signal.reason);
      });
    });
  return { step, cut, answer: () => answer() };
};

/** Lets everything go on that waits for no timer. */
export const turns = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
};

/** What a call gives, or its error. */
export const outcomeOf = (promise: Promise<unknown>) =>
  promise.then(
    (value) => value,
    (error) => error,
  );
