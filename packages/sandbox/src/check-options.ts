import type { SandboxOptions } from "./sandbox-options.ts";

const check = (name: string, value: number | undefined, from: number, to: number): void => {
  if (value === undefined || (Number.isInteger(value) && value >= from && value <= to)) return;
  throw new RangeError(`${name} must be a whole number from ${from} to ${to}, and is ${String(value)}`);
};

/**
 * Refuses numbers that would make a sandbox wait for ever, or not at all.
 *
 * @throws RangeError that names the option, its value and its limits.
 */
export const checkOptions = ({ windowMs, liveDelayMs, requests = {}, credits = {} }: SandboxOptions): void => {
  // Above 2^31-1 ms, timers fire at once.
  check("windowMs", windowMs, 1, 2 ** 31 - 1);
  check("liveDelayMs", liveDelayMs, 0, 2 ** 31 - 1);
  for (const [plan, limit] of Object.entries(requests)) check(`requests.${plan}`, limit, 1, 1_000_000);
  for (const [plan, limit] of Object.entries(credits)) check(`credits.${plan}`, limit, 0, Number.MAX_SAFE_INTEGER);
};
