import type { WaitReason } from "../errors/attempt-record.ts";
import { untilOnline } from "./connectivity.ts";
import type { Progress } from "./progress.ts";
import { sleep } from "./sleep.ts";

/**
 * Waits before a retry: while the device is offline, then as long as was decided, so that not all pages of a building come
 * at once when its network is back. Notes how long it was. Tells whether the deadline leaves time for the retry.
 */
export const waitForRetry = async (
  { waitMs, waitReason }: { readonly waitMs: number; readonly waitReason: WaitReason },
  progress: Progress,
): Promise<boolean> => {
  const { settings } = progress;
  const { clock, signal } = settings;
  const startedAtMs = clock.now();
  const wasOffline = await untilOnline(settings, progress.remainingMs);
  const fits = !wasOffline || signal?.aborted === true || waitMs < progress.remainingMs;
  if (fits) await sleep(waitMs, clock, signal);
  const tookMs = Math.round(clock.now() - startedAtMs);
  const plannedMs = signal?.aborted ? Math.min(waitMs, tookMs) : waitMs;
  progress.noteWait(wasOffline ? tookMs : plannedMs, wasOffline ? "offline" : waitReason);
  return fits;
};
