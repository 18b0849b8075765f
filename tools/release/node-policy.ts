import schedule from "node-releases/data/release-schedule/release-schedule.json" with { type: "json" };
import policy from "./node-policy.json" with { type: "json" };

/** What Node's own schedule (nodejs/Release, schedule.json) says of a line. Odd lines, and those that are still to come, have no `lts`. */
interface ScheduledLine {
  readonly lts?: string;
  readonly end: string;
}

/** By `v22`, `v24` and so on. */
export type Schedule = Readonly<Record<string, ScheduledLine>>;

/** A line of Node that the packages support. */
export interface NodeLine {
  readonly major: number;
  readonly lts: string;
  readonly endOfLife: string;
}

/**
 * The supported lines, with their days from the schedule.
 *
 * @throws Error for a line that the schedule does not have, or that never becomes LTS.
 */
export const nodeLines = (
  supported: readonly number[] = policy.supported,
  by: Schedule = schedule,
): readonly NodeLine[] =>
  supported.map((major) => {
    const { lts, end } = by[`v${major}`] ?? {};
    if (lts === undefined || end === undefined) {
      throw new Error(`Node ${major} has no day on which it becomes LTS: node-policy.json cannot support it`);
    }
    return { major, lts, endOfLife: end };
  });

/** Where policy and schedule part on a day. Warnings: dropping a line is a decision, and an old commit must stay green. */
export const policyWarnings = (supported: readonly number[], by: Schedule, today: string): readonly string[] =>
  Object.entries(by).flatMap(([name, { lts, end }]) => {
    const major = Number(name.slice(1));
    const hasEnded = end < today;
    if (supported.includes(major)) {
      return hasEnded
        ? [`Node ${major} reached the end of its life on ${end}: it may be dropped, with a changeset`]
        : [];
    }
    return lts !== undefined && lts <= today && !hasEnded
      ? [`Node ${major} is LTS since ${lts}: add it to node-policy.json, and to the runtimes that tests run on`]
      : [];
  });

/** The same of today. */
export const todaysWarnings = (today: string): readonly string[] => policyWarnings(policy.supported, schedule, today);
