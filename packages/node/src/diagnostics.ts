import { channel } from "node:diagnostics_channel";
import type { CacheEvent, CallEvent, GateEvent, Hooks } from "@techlookup/core";

/**
 * The channels of `node:diagnostics_channel` to which every client of this process publishes, while they have
 * subscribers. The message is the `CallEvent` that the hooks of the same name get, with times in milliseconds, a
 * `GateEvent`, or a cache's `CacheEvent`; it holds no key, no header and no query.
 *
 * A subscriber that throws does not affect the call or the other subscribers, but, unlike a hook's, its error is not
 * ignored: Node throws it again on the next tick as an uncaught exception, which ends the process unless it has a
 * handler for `uncaughtException` (https://nodejs.org/api/diagnostics_channel.html). The client ignores a promise that a
 * subscriber returns, so its rejection is unhandled.
 *
 * @example
 * import { subscribe } from "node:diagnostics_channel";
 *
 * subscribe(channels.retry, (message) => {
 *   const { route, attempts } = message as CallEvent;
 *   console.log(route, attempts.at(-1)?.waitMs);
 * });
 */
export const channels = {
  /** After every attempt, as `onAttempt`. */
  attempt: "techlookup:attempt",
  /** Before every wait that precedes another attempt, as `onRetry`. */
  retry: "techlookup:retry",
  /** Once for each call, at its end, as `onResult`. */
  result: "techlookup:result",
  /** When calls begin to wait together, when one of them tries the server, and when they resume, as `onGate`. */
  gate: "techlookup:gate",
  /** When the store of a cache fails, as `cache.onError`. */
  cache: "techlookup:cache",
} as const;

type Publish<Event> = (event: Event) => void;

/** Publishes events of one kind, or `undefined` while nobody listens, so that no event is made for nobody. */
const publisher = <Event>(name: string): (() => Publish<Event> | undefined) => {
  const target = channel(name);
  const publish = (event: Event): void => target.publish(event);
  return () => (target.hasSubscribers ? publish : undefined);
};

const attempt = publisher<CallEvent>(channels.attempt);
const retry = publisher<CallEvent>(channels.retry);
const result = publisher<CallEvent>(channels.result);
const gate = publisher<GateEvent>(channels.gate);

const cache = channel(channels.cache);

/** Publishes what is wrong with a cache's store. */
export const publishCacheError = (event: CacheEvent): void => cache.publish(event);

/** Hooks that publish what they receive. */
export const diagnosticsHooks: Hooks = {
  get onAttempt() {
    return attempt();
  },
  get onRetry() {
    return retry();
  },
  get onResult() {
    return result();
  },
  get onGate() {
    return gate();
  },
};
