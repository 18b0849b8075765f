import { runInNewContext } from "node:vm";
import * as core from "../../src/index.ts";

/** A function that throws what is not ours. */
export const no = (): never => {
  throw new RangeError("a value's own");
};
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const throwing = new Proxy(() => {}, { get: no, has: no, ownKeys: no, apply: no, getPrototypeOf: no });

/** Names that options, arguments and records have, so that what is hostile also gets where it is read. */
const names = [
  ...[
    "apiKey",
    "baseUrl",
    "fetch",
    "clock",
    "random",
    "retry",
    "signal",
    "headers",
    "deadlineMs",
    "attemptTimeoutMs",
    "budget",
  ],
  ...[
    "maxAttempts",
    "transient",
    "factor",
    "baseMs",
    "capMs",
    "method",
    "path",
    "query",
    "body",
    "parameters",
    "limit",
    "offset",
  ],
  ...[
    "aborted",
    "addEventListener",
    "removeEventListener",
    "now",
    "setTimer",
    "retryAfter",
    "status",
    "date",
    "code",
    "message",
  ],
  ...[
    "attempts",
    "cause",
    "@techlookup/error",
    "then",
    "toString",
    "length",
    "capacity",
    "initial",
    "domain",
    "site",
    "__proto__",
  ],
];
/** What makes values, since some can hardly be held. */
const leaves: readonly (() => unknown)[] = [
  ...[
    undefined,
    null,
    true,
    0,
    -1,
    1,
    5,
    0.5,
    NaN,
    Infinity,
    -Infinity,
    1n,
    Symbol("s"),
    "",
    "a",
    " ",
    "\ud800",
    "\0",
  ].map((one) => () => one),
  ...[
    "example.com",
    "https://example.com",
    "GET",
    "POST",
    "/v1/x",
    "domains.get",
    "NOT_FOUND",
    "2026-11-26",
    "120",
  ].map((one) => () => one),
  ...["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "x".repeat(100_000)].map((one) => () => one),
  ...[() => no, () => () => undefined, () => async () => undefined, () => throwing, revoked, () => Object.create(null)],
  ...[
    () => new Map(),
    () => new Date(NaN),
    () => new Error("e"),
    () => Promise.resolve(1),
    () => new WeakMap(),
    () => new Proxy({}, { get: no }),
  ],
  ...[
    () => new Proxy({}, { ownKeys: no }),
    () => ({ toString: no }),
    () => ({ [Symbol.toPrimitive]: no }),
    () => runInNewContext("({ a: [1] })"),
  ],
  ...[
    () => new AbortController().signal,
    () => AbortSignal.abort(1),
    () => core.systemClock,
    () => core.defaultRetryPolicy,
  ],
];

/** Numbers from 0 to 1, the same ones for a seed (mulberry32). */
const chance = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** What chooses, and makes lists of arguments, by a seed. */
export const generator = (seed: number) => {
  const random = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const several = <T>(most: number, make: () => T): T[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, make);
  const value = (depth: number): unknown => {
    const kind = random();
    if (depth === 0 || kind < 0.4) return pick(leaves)();
    if (kind < 0.5) return several(3, () => value(depth - 1));
    if (kind < 0.55) return String.fromCharCode(...several(12, () => Math.floor(random() * 0x10000)));
    if (kind < 0.6) return Object.defineProperty({}, pick(names), { get: no, enumerable: true });
    return Object.fromEntries(several(4, () => [pick(names), value(depth - 1)] as const));
  };
  return { pick, arguments: () => several(3, () => value(3)) };
};
