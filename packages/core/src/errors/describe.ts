import type { AttemptRecord } from "./attempt-record.ts";
import { attempt, hide, read, readText } from "./plain-data.ts";
import { maxDepth, toRecord } from "./record.ts";

/** One attempt on one line: its outcome, and the wait that followed. */
const describeAttempt = ({ number, status, code, durationMs, waitMs, waitReason }: AttemptRecord): string => {
  const outcome = [status, code].filter((part) => part !== undefined).join(" ");
  const wait = waitMs === undefined ? "" : `, then waited ${waitMs} ms (${waitReason})`;
  return `\n    ${number}. ${outcome} after ${durationMs} ms${wait}`;
};

/** An error in a few lines: name, message, code, status, link, why it stopped, and every attempt. Never throws. */
export const describe = (error: object): string => {
  const { name, message, code, status, stopped, docsUrl, attempts } = toRecord(error, maxDepth);
  const answered = status === undefined ? "" : `, status: ${status}`;
  return `${name}: ${message}
  code: ${code}${answered}, stopped: ${stopped}
  docs: ${docsUrl}
  attempts:${attempts.length === 0 ? " none, nothing was sent" : attempts.map(describeAttempt).join("")}`;
};

type Inspect = (value: unknown, options?: unknown) => string;

/** The names by which Node (Bun as well) and Deno look for an object's own inspection. */
const inspectors = [Symbol.for("nodejs.util.inspect.custom"), Symbol.for("Deno.customInspect")];

/** How many errors are being shown, each as the cause of the one before. */
let depth = 0;

/**
 * Makes consoles show an error's description, then where in the code it happened, then its cause. Set on the object, not
 * on its class: a statement beside the class would keep bundlers from leaving it out.
 */
export const describeInConsoles = (error: object): void => {
  // Node passes depth, options and its inspect; Deno passes its inspect and options.
  const show = (...parameters: unknown[]): string => {
    const inspect = parameters.find((parameter) => typeof parameter === "function") as Inspect | undefined;
    const options = parameters.findLast((parameter) => typeof parameter === "object");
    const lines = [describe(error), ...(readText(error, "stack")?.match(/^ +at .*/gm) ?? [])];
    const cause = read(error, "cause");
    if (inspect && cause !== undefined && depth < maxDepth) {
      depth += 1;
      const shown = attempt(() => inspect(cause, options)) ?? "cannot be shown";
      depth -= 1;
      lines.push(`  [cause]: ${shown.replaceAll("\n", "\n  ")}`);
    }
    return lines.join("\n");
  };
  for (const key of inspectors) hide(error, key, show);
};
