/** How often time goes on, and by how much each time, in milliseconds: 25 times as fast, so that waits of minutes take seconds. */
const everyMs = 10;
const stepMs = 250;

/** Timers up to this length are left alone: what a program puts right before or after them must not change places with it. */
const shortMs = 100;

/** The longest that a timer can be. */
const neverMs = 2 ** 31 - 1;

type Handle = ReturnType<typeof setTimeout>;

interface Timer {
  readonly atMs: number;
  readonly ring: () => void;
}

/** Lets a program end in spite of a timer. Deno's are numbers. */
const unref = (handle: Handle): void => {
  const { Deno } = globalThis as { readonly Deno?: { unrefTimer(id: unknown): void } };
  if (typeof handle === "object") handle.unref();
  else Deno?.unrefTimer(handle);
};

/**
 * Lets time pass faster for all that runs in this process. It goes on in steps, one at most for each turn of the event loop: what the machine does meanwhile,
 * on its own account or for others, takes no time, so that a program meets no deadline earlier on a slow one.
 */
export const hurry = (): void => {
  const { setTimeout, clearTimeout } = globalThis;
  const startedMs = performance.now();
  const startedAtMs = Date.now();
  const timers = new Map<Handle, Timer>();
  let passedMs = 0;
  performance.now = () => startedMs + passedMs;
  Date.now = () => startedAtMs + passedMs;

  const wait = (callback: (...values: unknown[]) => void, ms = 0, ...values: unknown[]): Handle => {
    if (!(ms > shortMs)) return setTimeout(callback, ms, ...values);
    // It never rings, and holds the program up as the timer does that stands for it.
    const handle = setTimeout(() => {}, neverMs);
    const leastMs = (shortMs / everyMs) * stepMs;
    timers.set(handle, { atMs: passedMs + Math.max(leastMs, ms), ring: () => callback(...values) });
    return handle;
  };
  const cancel = (handle?: Handle): void => {
    if (handle === undefined) return;
    timers.delete(handle);
    clearTimeout(handle);
  };
  const next = (): void => {
    const [first] = [...timers].sort(([, one], [, other]) => one.atMs - other.atMs);
    const isDue = first !== undefined && first[1].atMs <= passedMs;
    if (!isDue) passedMs += stepMs;
    unref(setTimeout(next, isDue ? 0 : everyMs));
    if (!isDue) return;
    cancel(first[0]);
    first[1].ring();
  };
  globalThis.setTimeout = wait as typeof setTimeout;
  globalThis.clearTimeout = cancel as typeof clearTimeout;
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    unref(wait(() => controller.abort(new DOMException("The operation timed out.", "TimeoutError")), ms));
    return controller.signal;
  };
  unref(setTimeout(next, everyMs));
};
