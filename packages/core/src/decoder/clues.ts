import type { AttemptRecord, StopReason } from "../errors/attempt-record.ts";
import type { KnownCode } from "../errors/code-table.ts";
import type { ConnectionReason } from "../errors/errors.ts";
import type { Quotes } from "./quoted.ts";

/** What is known of an error when its cause is looked for. */
export interface Clues {
  /** What the text says of this error, and of no other. With its secrets: only whether something stands in it is passed on. */
  readonly text: string;
  readonly status?: number | undefined;
  readonly reason?: ConnectionReason | undefined;
  readonly stopped?: StopReason | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly attempts: readonly Partial<AttemptRecord>[];
  readonly quotes: Quotes;
}

/** A cause by its id in the catalogue, and what has to be there before it is named. */
type Rule = readonly [id: string, holds: (clues: Clues) => boolean];

/** Rules for some codes. Of several that hold the first counts, so the more particular come first. */
export type Rules = Readonly<Partial<Record<KnownCode, readonly Rule[]>>>;

/** Whether the text says something. */
export const says =
  (pattern: RegExp) =>
  ({ text }: Clues): boolean =>
    pattern.test(text);

/** Whether all of several clues are there. */
export const all =
  (...clues: readonly ((clues: Clues) => boolean)[]) =>
  (known: Clues): boolean =>
    clues.every((holds) => holds(known));

/** Whether one of several clues is there. */
export const any =
  (...clues: readonly ((clues: Clues) => boolean)[]) =>
  (known: Clues): boolean =>
    clues.some((holds) => holds(known));

/** Whether the status is one of these. */
export const hasStatus =
  (...statuses: readonly number[]) =>
  ({ status }: Clues): boolean =>
    status !== undefined && statuses.includes(status);

/** Whether the call was given up for one of these reasons. */
export const hasStopped =
  (...reasons: readonly StopReason[]) =>
  ({ stopped }: Clues): boolean =>
    stopped !== undefined && reasons.includes(stopped);

/** Whether the path of the request fits. */
export const hasPath =
  (pattern: RegExp) =>
  ({ quotes }: Clues): boolean =>
    pattern.test(quotes.request?.path ?? "");

/** Whether the parameter or option is one of these. */
export const hasParameter =
  (pattern: RegExp) =>
  ({ quotes }: Clues): boolean =>
    pattern.test(quotes.parameter ?? "");

/** Live detection, by its path. */
export const isLive: (clues: Clues) => boolean = hasPath(/^\/v1\/technology-lookup-live$/);

/** A page of HTML in the place of JSON: its beginning, or its content type. */
export const isHtml: (clues: Clues) => boolean = says(/<!doctype html|<html[\s>]|\btext\/html\b/i);
