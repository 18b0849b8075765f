import type { CallSettings } from "./call-settings.ts";
import { sleep } from "./sleep.ts";

/**
 * How a runtime tells that its device is offline. Where it is, calls `onOnline` once it is online again, and returns what
 * takes that back; where it is online, or nobody knows, returns `undefined`.
 */
export type WhenOffline = (onOnline: () => void) => (() => void) | undefined;

/** Waits while the device is offline: until it is online, the time is over, or the caller aborts. Tells whether it was. */
export const untilOnline = async (
  { whenOffline, clock, signal }: CallSettings,
  remainingMs: number,
): Promise<boolean> => {
  const online = new AbortController();
  const stopListening = whenOffline?.(() => online.abort());
  if (!stopListening) return false;
  await sleep(remainingMs, clock, signal ? AbortSignal.any([online.signal, signal]) : online.signal);
  stopListening();
  return true;
};
