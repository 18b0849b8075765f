import list from "../known-differences.json" with { type: "json" };

/** The runtimes that the suite runs on. */
export const runtimeIds = [
  ...(["node22", "node24", "node26"] as const),
  ...(["deno", "bun", "workerd"] as const),
  ...(["chromium", "firefox", "webkit"] as const),
] as const;

/** One of them. */
export type RuntimeId = (typeof runtimeIds)[number];

/** Cases that come out otherwise on a runtime, what comes out there, and why. */
interface KnownDifference {
  readonly runtimes: readonly RuntimeId[];
  readonly cases: readonly string[];
  readonly instead: object;
  readonly because: string;
}

const differences = list.differences as readonly KnownDifference[];

/** What a case expects on a runtime instead, if anything. */
export const knownDifference = (runtime: RuntimeId, group: string, id: string): object | undefined =>
  differences.find(({ runtimes, cases }) => runtimes.includes(runtime) && cases.includes(`${group}/${id}`))?.instead;

/** The known differences of a runtime. */
export const differencesOf = (runtime: RuntimeId): readonly KnownDifference[] =>
  differences.filter(({ runtimes }) => runtimes.includes(runtime));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object with another laid over it; `null` takes a member away. */
export const overlay = <T>(base: T, over: object): T => {
  const merged: Record<string, unknown> = { ...(base as object) };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = isObject(value) && isObject(merged[key]) ? overlay(merged[key], value) : value;
  }
  return merged as T;
};
