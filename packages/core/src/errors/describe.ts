import type { AttemptRecord } from "./attempt-record.ts";
import { maxDepth, toRecord } from "./record.ts";

/** One attempt on one line: its outcome, and the wait that followed. */
const describeAttempt = ({ number, status, code, durationMs, waitMs, waitReason }: AttemptRecord): string => {
  const outcome = [status, code].join(" ").trim();
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
  attempts:${attempts.map(describeAttempt).join("") || " none, nothing was sent"}`;
};
