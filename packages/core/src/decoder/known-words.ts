import type { StopReason, WaitReason } from "../errors/attempt-record.ts";
import type { KnownCode } from "../errors/code-table.ts";
import { codes } from "../errors/codes.ts";
import type { ConnectionReason } from "../errors/errors.ts";

const reasons: Readonly<Record<ConnectionReason, true>> = {
  ...{ dns: true, refused: true, reset: true, tls: true },
  ...{ unreachable: true, proxy: true, denied: true, offline: true, unknown: true },
};

const stops: Readonly<Record<StopReason, true>> = {
  ...{ "not-retryable": true, "not-repeatable": true, "attempts-exhausted": true, "wait-too-long": true },
  ...{ deadline: true, "budget-exhausted": true, outage: true, "server-veto": true, aborted: true },
};

const waits: Readonly<Record<WaitReason, true>> = {
  ...{ "retry-after": true, backoff: true, offline: true },
};

type OneOf<Word> = (value: unknown) => Word | undefined;

const oneOf =
  <Word extends string>(words: Readonly<Record<Word, true>>): OneOf<Word> =>
  (value) =>
    typeof value === "string" && Object.hasOwn(words, value) ? (value as Word) : undefined;

/** A value if it is one of the words that errors use, else `undefined`: nothing else of a text is passed on. */
export const asReason: OneOf<ConnectionReason> = oneOf(reasons);
export const asStopReason: OneOf<StopReason> = oneOf(stops);
export const asWaitReason: OneOf<WaitReason> = oneOf(waits);

export const isKnownCode = (value: unknown): value is KnownCode =>
  typeof value === "string" && Object.hasOwn(codes, value);

/** Something written as codes are, known or not. */
export const asCode = (value: unknown): string | undefined =>
  typeof value === "string" && /^[A-Z][A-Z\d]{1,30}(_[A-Z\d]{1,20}){0,4}$/.test(value) ? value : undefined;

export const asStatus = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && (value === 0 || (value >= 100 && value <= 599))
    ? value
    : undefined;

/** A time in milliseconds. */
export const asMs = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
