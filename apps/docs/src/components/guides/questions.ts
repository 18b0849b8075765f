import type { StopReason } from "@techlookup/core";

/** A question that the client decides after a failed attempt. */
export interface RetryQuestion {
  readonly question: string;
  /** What ends the call where the answer is no. */
  readonly otherwise: readonly StopReason[];
}

/** In the order in which `decide` asks them, which a test holds them to. */
export const retryQuestions: readonly RetryQuestion[] = [
  {
    question: "Can this failure pass, and does the server not rule out a retry?",
    otherwise: ["not-retryable", "server-veto"],
  },
  { question: "Is there time left before the deadline?", otherwise: ["deadline"] },
  { question: "Do the failure, the method and repeat allow sending the request again?", otherwise: ["not-repeatable"] },
  { question: "Are there attempts left?", otherwise: ["attempts-exhausted"] },
  { question: "Is the wait that the server asks for within maxWaitMs?", otherwise: ["wait-too-long"] },
  { question: "Does the wait end before the deadline?", otherwise: ["deadline"] },
  { question: "Can the retry budget pay for the retry?", otherwise: ["budget-exhausted"] },
];
