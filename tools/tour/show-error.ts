import type { AttemptRecord, TechLookupError } from "@techlookup/node";
import { field } from "./print.ts";

/** One attempt on one line: what came, and the wait that followed. */
export const describeAttempt = ({ number, status, code, durationMs, waitMs, waitReason }: AttemptRecord): string => {
  const outcome = [status, code ?? "ok"].filter((part) => part !== undefined).join(" ");
  const wait = waitMs === undefined ? "" : `, then waited ${waitMs} ms (${waitReason})`;
  return `${number}. ${outcome} after ${durationMs} ms${wait}`;
};

/** What an application sees of an error. */
export const showError = (error: TechLookupError): void => {
  field("code", error.code, "yellow");
  field("message", error.message);
  field("link", error.docsUrl, "cyan");
  error.attempts.forEach((attempt, index) => {
    field(index === 0 ? "attempts" : "", describeAttempt(attempt));
  });
  if (error.attempts.length === 0) field("attempts", "none: nothing was sent");
  field("stopped", error.stopped);
};
