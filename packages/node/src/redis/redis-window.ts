import { createHash } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import { systemClock } from "@techlookup/core";
import type { Admission, AdmissionRequest, PacingWindow } from "@techlookup/core/platform";
import { calendarScript } from "./calendar-script.ts";
import { type RunScript, scriptOf } from "./redis-client.ts";
import { checkOptions, type RedisWindowEvent, type RedisWindowOptions } from "./redis-window-options.ts";
import { admissionOf, valuesOf } from "./script-values.ts";
import { answerAway, onTheirWay, type Settled, settlementsOf, type WhenAway } from "./when-away.ts";

/** The channel of `node:diagnostics_channel` to which every window publishes its {@link RedisWindowEvent}s. */
export const windowChannel = "techlookup:window";

/** How long a command may take, and how long a store that is away is left alone. */
const commandTimeoutMs = 1_000;
/** What is kept for a store that is away. */
const maxOwed = 10_000;

const within = (ms: number, promise: Promise<unknown>): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const cancel = systemClock.setTimer(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    promise.then(resolve, reject).finally(cancel);
  });

/** Rejects also where the client of the store throws. */
const attempt = async (run: RunScript, keys: string[], values: string[]): Promise<Admission> =>
  admissionOf(await within(commandTimeoutMs, run(keys, values)));

class RedisWindow implements PacingWindow {
  readonly #run: RunScript;
  readonly #keys: string[];
  readonly #whenAway: WhenAway;
  readonly #onChange: RedisWindowOptions["onChange"];
  /** What the store has not been told. */
  #owed: Settled[] = [];
  /** What was settled within the last window. */
  #recent: Settled[] = [];
  /** Requests that were given a start, and are not settled. */
  readonly #flying = new Set<string>();
  #answerAway: ((request: AdmissionRequest) => Admission) | undefined;
  #isAway = false;
  #askAgainMs = 0;
  #togetherMs = 0;

  constructor({ client, apiKey, whenAway = "wait", prefix = "techlookup", onChange }: RedisWindowOptions) {
    const account = createHash("sha256").update(apiKey).digest("hex").slice(0, 32);
    this.#run = scriptOf(client, calendarScript);
    this.#keys = ["server", "free", "starts", "leases"].map((name) => `${prefix}:{${account}}:${name}`);
    this.#whenAway = whenAway;
    this.#onChange = onChange;
  }

  async admit(request: AdmissionRequest): Promise<Admission> {
    const nowMs = performance.now();
    const settled = request.settlements.map((told) => ({ told, countedMs: nowMs - told.agoMs }));
    if (typeof this.#whenAway === "object") {
      this.#recent = [...this.#recent, ...settled].filter(({ countedMs }) => countedMs > nowMs - request.windowMs);
    }
    for (const { id } of request.settlements) this.#flying.delete(id);
    const admission = await this.#answer(request, settled, nowMs);
    for (const id of request.ids.slice(0, admission.starts.length)) this.#flying.add(id);
    return admission;
  }

  async #answer(request: AdmissionRequest, settled: readonly Settled[], nowMs: number): Promise<Admission> {
    if (nowMs < this.#askAgainMs) return this.#away(request, settled, "it did not answer a moment ago");
    const owed = this.#owed;
    this.#owed = [];
    // It does not know of those that started while it was away, nor of any if it was emptied.
    const wasAway = this.#isAway;
    const flying = wasAway ? onTheirWay(this.#flying, nowMs) : [];
    let reason: string;
    try {
      const settlements = [...settlementsOf([...owed, ...flying], nowMs), ...request.settlements];
      const share = request.share * this.#partAt(nowMs);
      const admission = await attempt(this.#run, this.#keys, valuesOf({ ...request, settlements, share }));
      this.#askAgainMs = 0;
      if (wasAway || !this.#isAway) {
        this.#tell({ away: false });
        return admission;
      }
      // Sent before another step found it away, so that it was not told what went on since: the next step tells.
      reason = "it answered late";
    } catch (thrown) {
      this.#askAgainMs = performance.now() + commandTimeoutMs;
      reason = String((thrown as Error | undefined)?.message ?? thrown);
    }
    // It may have given them starts, or give them yet, when it is back: nobody uses these.
    const unused = request.ids.map((id) => ({ told: { id, as: "unused", agoMs: 0 } as const, countedMs: nowMs }));
    this.#owed = [...owed, ...unused, ...this.#owed].slice(-maxOwed);
    return this.#away(request, settled, reason);
  }

  /** What others sent while the store was away it hears within a few seconds: until then each goes on with its part. */
  #partAt(nowMs: number): number {
    if (this.#isAway) this.#togetherMs = nowMs + 3 * commandTimeoutMs;
    return nowMs < this.#togetherMs && typeof this.#whenAway === "object" ? 1 / this.#whenAway.processes : 1;
  }

  #away(request: AdmissionRequest, settled: readonly Settled[], reason: string): Admission {
    this.#tell({ away: true, reason });
    // Whoever is refused tells again what was settled.
    if (this.#whenAway === "refuse") throw new Error(`Redis is away: ${reason}`);
    this.#owed = [...this.#owed, ...settled].slice(-maxOwed);
    if (this.#answerAway) return this.#answerAway(request);
    this.#answerAway = answerAway(this.#whenAway, this.#recent, this.#flying);
    return this.#answerAway({ ...request, settlements: [] });
  }

  #tell(event: RedisWindowEvent): void {
    if (event.away === this.#isAway) return;
    this.#isAway = event.away;
    if (!event.away) this.#answerAway = undefined;
    channel(windowChannel).publish(event);
    try {
      this.#onChange?.(event);
    } catch {
      // The caller's own.
    }
  }
}

/**
 * The rate limit's window in Redis (from 7.0) or Valkey, shared by every process that uses the key: together they stay within the limit,
 * by one script a step, whose clock is the store's. Places of a process that dies are free again when their leases end.
 *
 * While the store is away, the window waits at most a second for it, does what `whenAway` says, and goes back by itself.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is wrong
 * @example
 * import { TechLookup } from "@techlookup/node";
 * import { redisWindow } from "@techlookup/node/redis";
 * import { createClient } from "redis";
 *
 * const apiKey = process.env.TECHLOOKUP_API_KEY ?? "";
 * const store = await createClient().connect();
 * const client = new TechLookup({ apiKey, pacing: { window: redisWindow({ client: store, apiKey }) } });
 */
export const redisWindow = (options: RedisWindowOptions): PacingWindow => {
  checkOptions(options);
  return new RedisWindow(options);
};
