import type { StopReason, WaitReason } from "../errors/attempt-record.ts";
import { factsOfStatus } from "../errors/code-table.ts";
import { check, unreadable } from "../errors/configuration.ts";
import { readOptions } from "../errors/option-table.ts";
import { isObject } from "../errors/plain-data.ts";
import { decide, floorStepMs } from "./decide.ts";
import type { RetryFacts } from "./facts.ts";
import { defaultRetryPolicy, policyOptions, type RetryPolicy } from "./policy.ts";
import { readWait } from "./retry-after.ts";

/** The response that the server is assumed to send each time. */
export interface ExplainedAnswer {
  /** HTTP status. `0` for a connection that is lost without a response. */
  readonly status: number;
  /** Value of `Retry-After`. */
  readonly retryAfter?: string | undefined;
  /** Value of `Date`, relative to which a date in `Retry-After` is read. */
  readonly date?: string | undefined;
  /** Whether the request may be sent again when its response is lost, as a GET may. Default `true`. */
  readonly safe?: boolean | undefined;
  /** The limit of the whole call, in milliseconds. Default 300,000. */
  readonly deadlineMs?: number | undefined;
}

/** One wait of a schedule: its shortest and longest length, because it is random. */
export interface ScheduledWait {
  /** The attempt that follows it: 2 for the first wait. */
  readonly attempt: number;
  /** The shortest length, in milliseconds. */
  readonly minMs: number;
  /** The longest length, in milliseconds. */
  readonly maxMs: number;
  /** What decides its length. */
  readonly reason: WaitReason;
}

/** What the client would do if the server sent the same response every time. */
export interface Schedule {
  /** The waits, in order. */
  readonly waits: readonly ScheduledWait[];
  /** Why the call would end. */
  readonly stopped: StopReason;
  /** The schedule in words, one line a wait. */
  toString(): string;
}

const sentence = ({ attempt, minMs, maxMs, reason }: ScheduledWait): string =>
  `attempt ${attempt} after ${minMs === maxMs ? minMs : `${minMs} to ${maxMs}`} ms (${reason})`;

/** What the random number comes to at most; a wait never reaches its bound. */
const almostOne = 1 - Number.EPSILON;

/** Attempts that a schedule shows at most. */
const maxPrinted = 100;

/**
 * Prints and returns the retry schedule for a response, without sending anything. It uses the same decision code as a call, once
 * with the lowest and once with the highest random number. It does not count the time that attempts take, nor the retry budget.
 *
 * @param policy What differs from `defaultRetryPolicy`.
 * @param print Where the schedule is printed. Default `console.log`.
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for a policy that a client would reject.
 * @example
 * explain({ maxAttempts: 3 }, { status: 429, retryAfter: "30" });
 * // attempt 2 after 30000 to 32999 ms (retry-after)
 * // attempt 3 after 30000 to 32999 ms (retry-after)
 * // then stop: attempts-exhausted
 */
export const explain = (
  policy: Partial<RetryPolicy>,
  answer: ExplainedAnswer,
  print: (text: string) => void = console.log,
): Schedule => {
  check(isObject(policy), "policy", "be an object such as { maxAttempts: 3 }", policy);
  check(isObject(answer), "answer", "be an object such as { status: 429 }", answer);
  check(typeof print === "function", "print", "be a function", print);
  let schedule: Schedule;
  try {
    const complete = readOptions(policyOptions, defaultRetryPolicy, policy);
    // Without limits there would be no end to print.
    const bounded = { ...complete, maxAttempts: Math.min(complete.maxAttempts, maxPrinted) };
    schedule = scheduleOf(bounded, answer);
  } catch (thrown) {
    throw unreadable("policy or answer", thrown);
  }
  print(schedule.toString());
  return schedule;
};

const scheduleOf = (policy: RetryPolicy, answer: ExplainedAnswer): Schedule => {
  const { status, retryAfter = null, date = null } = answer;
  const facts: RetryFacts = {
    ...(status === 0 ? { retry: "transient", done: "maybe" } : factsOfStatus(status)),
    ...readWait(status, retryAfter, date, Date.now()),
  };
  const { safe = true, deadlineMs = 300_000 } = answer;
  const waits: ScheduledWait[] = [];
  let elapsedMs = 0;
  for (let attempts = 1; ; attempts++) {
    const state = {
      ...{ attempts, remainingMs: deadlineMs - elapsedMs, floorMs: attempts * floorStepMs },
      ...{ safe, replayable: true, tokens: 0, cost: 0 },
    };
    const least = decide(facts, { ...state, random: 0 }, policy);
    const most = decide(facts, { ...state, random: almostOne }, policy);
    if (!least.retry || !most.retry) {
      const stopped = least.retry ? (most as { stopped: StopReason }).stopped : least.stopped;
      return { waits, stopped, toString: () => [...waits.map(sentence), `then stop: ${stopped}`].join("\n") };
    }
    waits.push({ attempt: attempts + 1, minMs: least.waitMs, maxMs: most.waitMs, reason: most.waitReason });
    elapsedMs += most.waitMs;
  }
};
