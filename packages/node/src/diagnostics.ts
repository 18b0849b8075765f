import { channel } from "node:diagnostics_channel";
import type { CallEvent, Hooks } from "@techlookup/core";

/**
 * The channels of `node:diagnostics_channel` to which every client of this process publishes. The message is the
 * `CallEvent` that the hooks of the same name get.
 *
 * A subscriber that throws does not touch the call: Node rethrows its error on the next tick, as an uncaught exception.
 *
 * @example
 * import { subscribe } from "node:diagnostics_channel";
 *
 * subscribe(channels.retry, (event) => console.log(event));
 */
export const channels = {
  /** After every attempt, as `onAttempt`. */
  attempt: "techlookup:attempt",
  /** Before every wait that precedes a further attempt, as `onRetry`. */
  retry: "techlookup:retry",
  /** Once a call, at its end, as `onResult`. */
  result: "techlookup:result",
} as const;

const publisher = (name: string): ((event: CallEvent) => void) => {
  const target = channel(name);
  return (event) => {
    if (target.hasSubscribers) target.publish(event);
  };
};

/** Hooks that publish what they are told. */
export const diagnosticsHooks: Hooks = {
  onAttempt: publisher(channels.attempt),
  onRetry: publisher(channels.retry),
  onResult: publisher(channels.result),
};
