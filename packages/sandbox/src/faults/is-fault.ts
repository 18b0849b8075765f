import { codes } from "@techlookup/core";
import type { Fault, FaultMatch } from "./fault.ts";

/** What a field must be. */
interface Rule {
  readonly must: string;
  readonly fits: (value: unknown) => boolean;
  readonly isOptional?: true;
}

const optional = (rule: Rule): Rule => ({ ...rule, isOptional: true });

const whole = (from: number, to: number, unit = ""): Rule => ({
  must: `be a whole number from ${from} to ${to}${unit}`,
  fits: (value) => Number.isInteger(value) && (value as number) >= from && (value as number) <= to,
});

const oneOf = (...values: readonly unknown[]): Rule => ({
  must: `be ${values.join(" or ")}`,
  fits: (value) => values.includes(value),
});

const areHeaders = (value: unknown): boolean => {
  try {
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    return isRecord && [...new Headers(value as Record<string, string>)].length >= 0;
  } catch {
    return false;
  }
};

/** Whether JSON holds it, all of it. What is `undefined` inside is left out, as always. */
const isJson = (value: unknown): boolean => {
  let isWhole = true;
  try {
    JSON.stringify(value, (_name, part: unknown) => {
      if (typeof part === "function" || typeof part === "symbol") isWhole = false;
      if (typeof part === "number" && !Number.isFinite(part)) isWhole = false;
      return part;
    });
  } catch {
    return false; // A circle, a bigint, or a toJSON that throws.
  }
  return isWhole;
};

/** What fetch can represent. */
const status = whole(200, 599);
/** A timer above 2^31-1 ms fires at once. */
const delayMs = whole(0, 2 ** 31 - 1, " ms");
const text: Rule = { must: "be a text", fits: (value) => typeof value === "string" };
const documented = Object.entries(codes).flatMap(([code, { known }]) => (known === "documented" ? [code] : []));

const matchRules: Readonly<Record<keyof FaultMatch, Rule>> = {
  method: optional(text),
  path: optional({ must: "begin with /", fits: (value) => typeof value === "string" && /^[/*]/.test(value) }),
  times: optional({
    must: "be a whole number from 1, or Infinity",
    fits: (value) => value === Number.POSITIVE_INFINITY || whole(1, Number.MAX_SAFE_INTEGER).fits(value),
  }),
  forMs: optional(whole(1, Number.MAX_SAFE_INTEGER, " ms")),
  charged: optional(oneOf(true, false)),
};

const kindRules: Readonly<Record<Fault["kind"], Readonly<Record<string, Rule>>>> = {
  status: {
    status,
    body: optional({ must: "be data that JSON can hold", fits: isJson }),
    headers: optional({ must: "be names and values that HTTP allows", fits: areHeaders }),
  },
  error: {
    code: oneOf(...documented),
    message: optional(text),
    retryAfter: optional({
      must: "be seconds or a header's value",
      fits: (value) =>
        typeof value === "number" ? value >= 0 : typeof value === "string" && areHeaders({ "retry-after": value }),
    }),
  },
  html: { status: optional(status) },
  empty: { status: optional(status) },
  oversized: { bytes: whole(0, Number.MAX_SAFE_INTEGER) },
  malformed: {},
  truncated: {},
  "slow-headers": { delayMs },
  "slow-body": { delayMs },
  reset: { at: oneOf("request", "headers", "body") },
  refuse: {},
};

const show = (value: unknown): string => {
  if (value === undefined) return "missing";
  if (isJson(value)) return JSON.stringify(value);
  return typeof value === "object" ? "an object that it cannot" : String(value);
};

const problemOf = (value: unknown): string | undefined => {
  if (typeof value !== "object" || value === null) return `is ${show(value)}, and must be an object with a kind`;
  const { kind, ...fields } = value as Record<string, unknown>;
  if (typeof kind !== "string" || !Object.hasOwn(kindRules, kind)) {
    return `has the kind ${show(kind)}; there are ${Object.keys(kindRules).join(", ")}`;
  }
  const rules: Readonly<Record<string, Rule>> = { ...kindRules[kind as Fault["kind"]], ...matchRules };
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(rules, name));
  if (unknown !== undefined) return `('${kind}') has no field '${unknown}'; it has ${Object.keys(rules).join(", ")}`;
  for (const [name, { must, fits, isOptional }] of Object.entries(rules)) {
    const field = fields[name];
    if (field === undefined && isOptional) continue;
    if (!fits(field)) return `('${kind}') has a wrong '${name}': it must ${must}, and is ${show(field)}`;
  }
  return undefined;
};

/** Whether a value is a fault, so that a misspelt one is told at once, and not by a test that passes. */
export const isFault = (value: unknown, report: (problem: string) => void): value is Fault => {
  const problem = problemOf(value);
  if (problem !== undefined) report(problem);
  return problem === undefined;
};
