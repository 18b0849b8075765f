import type { CatalogCause } from "../catalog/index.ts";
import type { AttemptRecord, StopReason } from "../errors/attempt-record.ts";
import type { KnownCode, RetryClass } from "../errors/code-table.ts";
import type { Side } from "../errors/codes.ts";
import type { ConnectionReason } from "../errors/errors.ts";
import type { Quotes } from "./quoted.ts";

/**
 * How certain a result is. `exact`: the text names the code in a format that nothing else has. `likely`: it names something that
 * means the code. `guess`: it may mean something else.
 */
export type Confidence = "exact" | "likely" | "guess";

/**
 * Whether a retry helps. `automatic`: the text shows this project's client, which retries such a failure.
 * `worth-retrying`: the failure may pass, and the text does not show an automatic retry. `pointless`: the same call would fail
 * again.
 */
export type Retrying = "automatic" | "worth-retrying" | "pointless";

/** What was found in a text. */
export interface Finding {
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  readonly reason?: ConnectionReason | undefined;
  readonly stopped?: StopReason | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly attempts?: readonly Partial<AttemptRecord>[] | undefined;
  /** Set where only this project's clients write so. */
  readonly isOurs?: true | undefined;
  /** Set where it is an error of another API: then it has no code. */
  readonly foreign?: true | undefined;
  /** The code of this API that comes nearest to another API's error. */
  readonly wouldBe?: KnownCode | undefined;
  readonly confidence: Confidence;
  /** How the error was recognized, as a sentence: never a piece of the text. */
  readonly why: string;
  /** The part of the text that belongs to the error, where that is known: evidence is looked for there and nowhere else. */
  readonly evidence?: string | undefined;
}

/** The error in a pasted text. Contains nothing of the text but codes, numbers, short quotes and its masked form. */
export interface Decoded extends Quotes {
  /** Absent if the text names no error of this API. A code that this version does not know is passed on unchanged. */
  readonly code?: KnownCode | (string & {});
  /** Status of the response, only if it is in the text. */
  readonly status?: number;
  /** The status that the API documents for the code (402: observed), whether it is in the text or not. */
  readonly usualStatus?: number;
  /** `true` if the text is an error of another API: then there is no code. */
  readonly foreign?: true;
  /** The text shows an error of this project's client, whose fields and options `fix` and `cause` name. */
  readonly fromClient?: true;
  /** For an error of another API: the code that it would have if this API had sent it, if one is near. */
  readonly wouldBe?: KnownCode;
  /** Whose problem it is: your code, your account, the API or the network. */
  readonly side?: Side;
  /** What the code means, in a few words. */
  readonly title?: string;
  /** The fix that helps most often. Prose with code in backticks. */
  readonly fix?: string;
  /** The cause that the text gives evidence of, from the catalogue. Absent if it gives none: causes are never guessed. */
  readonly cause?: CatalogCause;
  /** Whether and how such a failure passes, by the code and by what the text says about it. */
  readonly retry?: RetryClass;
  /** Whether a retry helps, by all that the text shows. */
  readonly retrying?: Retrying;
  /** Why a connection failed. */
  readonly reason?: ConnectionReason;
  /** Why no further attempt was made. */
  readonly stopped?: StopReason;
  /** The wait that the server asked for, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The attempts that the text lists, the first one first. */
  readonly attempts: readonly Partial<AttemptRecord>[];
  /** The page of the code; without one, the index of all errors. */
  readonly docsUrl: string;
  /** How certain the result is. */
  readonly confidence: Confidence;
  /** How the error was recognized, as a sentence. */
  readonly why: string;
  /** The text with keys, tokens, cookies, e-mail addresses and the credentials and queries of URLs masked. */
  readonly masked: string;
}

/** One of the errors of a text. */
export interface DecodedError extends Decoded {
  /** How often it occurs in the text. */
  readonly times: number;
}
