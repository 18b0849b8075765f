import type { Decoded } from "../../../src/decoder/index.ts";

/** What is expected of a text: the code, cause and wording exactly, and of the rest what is named. */
interface Expected
  extends Partial<Pick<Decoded, "status" | "confidence" | "retrying" | "foreign" | "wouldBe" | "reason">>,
    Partial<
      Pick<
        Decoded,
        "request" | "parameter" | "retryAfterMs" | "waitMs" | "timeoutMs" | "limit" | "credits" | "rateLimit"
      >
    > {
  /** `undefined`: none may be claimed. */
  readonly code: Decoded["code"] | undefined;
  /** The id of the cause; absent: none may be named. */
  readonly cause?: string;
}

/** A text as people paste it, and what is to be made of it. */
export type Pasted = readonly [text: string, expected: Expected];
