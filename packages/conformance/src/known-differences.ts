import list from "../known-differences.json" with { type: "json" };
import throughGateway from "../through-gateway.json" with { type: "json" };

/** The runtimes that the suite runs on. Node has two transports: its `fetch`, and our own on its HTTP client. */
export const runtimeIds = [
  ...(["node22", "node22-own", "node24", "node24-own", "node26", "node26-own"] as const),
  ...(["deno", "bun", "workerd"] as const),
  ...(["chromium", "firefox", "webkit"] as const),
] as const;

/** One of them. */
export type RuntimeId = (typeof runtimeIds)[number];

/** Exchanges that end differently through a gateway, on every runtime. `null`: the case does not apply there. */
interface GatewayDifference {
  readonly cases: readonly string[];
  readonly instead: object | null;
  readonly because: string;
}

/** Cases that come out otherwise on a runtime, what comes out there, and why. */
interface KnownDifference {
  readonly runtimes: readonly RuntimeId[];
  readonly cases: readonly string[];
  readonly instead: object;
  readonly because: string;
}

const differences = list.differences as readonly KnownDifference[];

const gatewayDifferences = throughGateway.differences as readonly GatewayDifference[];

/** What a case expects on a runtime or through a gateway instead, if anything; `null` where it does not apply. */
export const knownDifference = (runtime: RuntimeId, group: string, id: string): object | null | undefined =>
  differences.find(({ runtimes, cases }) => runtimes.includes(runtime) && cases.includes(`${group}/${id}`))?.instead ??
  (group === "gateway" ? gatewayDifferences.find(({ cases }) => cases.includes(id))?.instead : undefined);

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
