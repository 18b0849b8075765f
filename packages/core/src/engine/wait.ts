import type { WaitReason } from "../errors/attempt-record.ts";
import { type Alarm, setAlarm } from "../options/clock.ts";
import type { Progress } from "./progress.ts";

/** Waits; ends early when the signal aborts. Leaves no timer and no listener behind. */
const sleep = (alarm: Alarm): Promise<void> =>
  new Promise((resolve) => {
    if (alarm.signal?.aborted) resolve();
    else setAlarm(alarm, resolve);
  });

/** Waits while the device is offline: until it is online, the time is over, or the caller aborts. Returns whether it was. */
const waitUntilOnline = async ({ settings, remainingMs }: Progress): Promise<boolean> => {
  const { whenOffline, clock, signal } = settings;
  const online = new AbortController();
  const end = (): void => online.abort();
  const stopListening = whenOffline?.(end);
  if (!stopListening) return false;
  // Not AbortSignal.any: it takes no signal of another realm or library, and is newer than the browsers that are supported.
  const stopWatching = setAlarm({ afterMs: Infinity, signal, clock }, end);
  if (!signal?.aborted) await sleep({ afterMs: remainingMs, clock, signal: online.signal });
  stopWatching();
  stopListening();
  return true;
};

/**
 * Waits before a retry: while the device is offline, then as long as was decided, so that not all pages of a building
 * return at once when its network is back. Records the wait. Returns whether the deadline leaves time for the retry.
 */
export const waitForRetry = async (
  { waitMs, waitReason }: { readonly waitMs: number; readonly waitReason: WaitReason },
  progress: Progress,
): Promise<boolean> => {
  const { clock, signal } = progress.settings;
  const startedAtMs = progress.elapsedMs;
  const wasOffline = await waitUntilOnline(progress);
  const fits = !wasOffline || signal?.aborted === true || waitMs < progress.remainingMs;
  const untilMs = progress.elapsedMs + waitMs;
  if (fits) await sleep({ afterMs: waitMs, clock, signal });
  if (fits && !signal?.aborted) progress.reach(untilMs);
  const tookMs = Math.round(progress.elapsedMs - startedAtMs);
  const plannedMs = signal?.aborted ? Math.min(waitMs, tookMs) : waitMs;
  progress.addWait(wasOffline ? tookMs : plannedMs, wasOffline ? "offline" : waitReason);
  return fits;
};
