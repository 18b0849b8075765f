import { knownDifference, overlay, type RuntimeId } from "./known-differences.ts";
import type { Outcome } from "./vector.ts";

/** What every case has. */
export interface Case {
  readonly id: string;
  readonly says: string;
  readonly expected?: unknown;
}

/**
 * Checks one case. Where the runtime is known to differ it is checked against what comes out there, and must not fit what
 * all others do: a difference that has gone is to be struck out.
 */
export const checkCase = async <T extends Case>(
  runtime: RuntimeId,
  group: string,
  vector: T,
  check: (vector: T) => string | undefined | Promise<string | undefined>,
): Promise<Outcome> => {
  const { id, says } = vector;
  const instead = knownDifference(runtime, group, id);
  let problem: string | undefined;
  try {
    if (instead === undefined || instead === null) {
      problem = await check(vector);
    } else {
      problem = await check({ ...vector, expected: overlay(vector.expected, instead) });
      if (problem === undefined && (await check(vector)) === undefined) {
        problem = `${runtime} is known to differ here, and does not any more: strike it out in known-differences.json`;
      }
    }
  } catch (error) {
    problem = `it threw ${String(error)}`;
  }
  return { group, id, says, differs: Boolean(instead), ...(problem !== undefined && { problem }) };
};
