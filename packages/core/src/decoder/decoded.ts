import type { AttemptRecord, StopReason } from "../errors/attempt-record.ts";
import type { KnownCode, RetryClass } from "../errors/code-table.ts";
import type { Side } from "../errors/codes.ts";
import type { ConnectionReason } from "../errors/errors.ts";

/**
 * How sure it is. `exact`: the text names the code in a form that nothing else has. `likely`: it names something that stands
 * for the code. `guess`: it may mean something else.
 */
export type Confidence = "exact" | "likely" | "guess";

/** What was found in a text. */
export interface Finding {
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  readonly reason?: ConnectionReason | undefined;
  readonly stopped?: StopReason | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly attempts?: readonly Partial<AttemptRecord>[] | undefined;
  readonly confidence: Confidence;
  /** How it was recognised, in words of ours: never a piece of the text. */
  readonly why: string;
}

/** What a pasted text is about. Holds nothing of the text but codes, numbers and its masked form. */
export interface Decoded {
  /** Absent where the text names no error. A code that this version does not know is passed on as it is. */
  readonly code?: KnownCode | (string & {});
  /** Status of the answer: as the text tells it, else as the code stands for. */
  readonly status?: number;
  /** Whose side the failure is on. */
  readonly side?: Side;
  /** What the code means, in a few words. */
  readonly title?: string;
  /** The fix that helps most often. Prose with code in backticks. */
  readonly fix?: string;
  /** Whether and how the client repeats a call with this code by itself. */
  readonly retry?: RetryClass;
  /** Why a connection failed. */
  readonly reason?: ConnectionReason;
  /** Why no further attempt was made. */
  readonly stopped?: StopReason;
  /** The wait that the server asked for, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The attempts that the text tells of, the first one first. */
  readonly attempts: readonly Partial<AttemptRecord>[];
  /** The page of the code; without one, the index of all errors. */
  readonly docsUrl: string;
  /** How sure it is. */
  readonly confidence: Confidence;
  /** How it was recognised. */
  readonly why: string;
  /** The text with keys, tokens, cookies, e-mail addresses and the credentials and queries of URLs masked. */
  readonly masked: string;
}

/** One of the errors of a text. */
export interface DecodedError extends Decoded {
  /** How often it stands in the text. */
  readonly times: number;
}
