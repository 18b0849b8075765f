import type { AttemptRecord, StopReason } from "./attempt-record.ts";

/** What a description shows of an error. */
interface Describable {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly status?: number;
  readonly docsUrl: string;
  readonly stopped: StopReason;
  readonly attempts: readonly AttemptRecord[];
}

/** One attempt on one line: what came of it, and the wait that followed. */
const describeAttempt = ({ number, status, code, durationMs, waitMs, waitReason }: AttemptRecord): string => {
  const outcome = [status, code].filter((part) => part !== undefined).join(" ");
  const wait = waitMs === undefined ? "" : `, then waited ${waitMs} ms (${waitReason})`;
  return `\n    ${number}. ${outcome} after ${durationMs} ms${wait}`;
};

/** An error in a few lines: name, message, code, status, link, why it stopped, and every attempt. */
export const describe = (error: Describable): string => {
  const { status, attempts } = error;
  const answered = status === undefined ? "" : `, status: ${status}`;
  return `${error.name}: ${error.message}
  code: ${error.code}${answered}, stopped: ${error.stopped}
  docs: ${error.docsUrl}
  attempts:${attempts.length === 0 ? " none, nothing was sent" : attempts.map(describeAttempt).join("")}`;
};

type Inspect = (value: unknown, options?: unknown) => string;

/** The names by which Node (Bun as well) and Deno look for an object's own inspection. */
const inspectors = [Symbol.for("nodejs.util.inspect.custom"), Symbol.for("Deno.customInspect")];

const indent = (text: string): string => text.replaceAll("\n", "\n  ");

/**
 * Makes consoles show an error's description, then where in the code it happened, then its cause. Set on the object, not
 * on its class: a statement beside the class would keep bundlers from leaving it out.
 */
export const describeInConsoles = (error: Describable & Error): void => {
  // Node passes depth, options and its inspect; Deno passes its inspect and options.
  const show = (...parameters: unknown[]): string => {
    const inspect = parameters.find((parameter) => typeof parameter === "function") as Inspect | undefined;
    const options = parameters.findLast((parameter) => typeof parameter === "object");
    const frames = error.stack?.match(/^ +at .*/gm) ?? [];
    const cause = error.cause === undefined || !inspect ? "" : `\n  [cause]: ${indent(inspect(error.cause, options))}`;
    return [describe(error), ...frames].join("\n") + cause;
  };
  for (const key of inspectors) Object.defineProperty(error, key, { value: show });
};
