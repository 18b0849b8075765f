import { codes } from "@techlookup/core";
import type { Fault } from "./fault.ts";

type Check = (fault: Record<string, unknown>) => boolean;

const isStatus = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599;

const isCount = (value: unknown): boolean => typeof value === "number" && value >= 0;

const checks: Readonly<Record<Fault["kind"], Check>> = {
  status: ({ status }) => isStatus(status),
  error: ({ code }) => typeof code === "string" && Object.hasOwn(codes, code),
  html: ({ status = 502 }) => isStatus(status),
  empty: ({ status = 200 }) => isStatus(status),
  oversized: ({ bytes }) => isCount(bytes),
  malformed: () => true,
  truncated: () => true,
  "slow-headers": ({ delayMs }) => isCount(delayMs),
  "slow-body": ({ delayMs }) => isCount(delayMs),
  reset: ({ at }) => at === "request" || at === "headers" || at === "body",
  refuse: () => true,
};

/** Whether a value is a fault, so that a misspelt one is told at once, and not by a test that passes. */
export const isFault = (value: unknown): value is Fault => {
  if (typeof value !== "object" || value === null) return false;
  const fault = value as Record<string, unknown>;
  const { kind, method = "", path = "", times = 1, charged = false } = fault;
  return (
    typeof kind === "string" &&
    Object.hasOwn(checks, kind) &&
    checks[kind as Fault["kind"]](fault) &&
    typeof method === "string" &&
    typeof path === "string" &&
    isCount(times) &&
    typeof charged === "boolean"
  );
};
