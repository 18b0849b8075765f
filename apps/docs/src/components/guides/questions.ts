import type { StopReason } from "@techlookup/core";

/** What the client asks itself after a failed attempt. */
export interface RetryQuestion {
  readonly question: string;
  /** What ends the call where the answer is no. */
  readonly otherwise: readonly StopReason[];
}

/** In the order in which `decide` asks them, which a test holds them to. */
export const retryQuestions: readonly RetryQuestion[] = [
  {
    question: "Does such a failure pass by itself, and has the server not said otherwise?",
    otherwise: ["not-retryable", "server-veto"],
  },
  { question: "Is there time left before the deadline?", otherwise: ["deadline"] },
  { question: "Do the failure, the method and repeat allow sending the request again?", otherwise: ["not-repeatable"] },
  { question: "Are there attempts left?", otherwise: ["attempts-exhausted"] },
  { question: "Is the wait that the server asks for within maxWaitMs?", otherwise: ["wait-too-long"] },
  { question: "Does the wait end before the deadline?", otherwise: ["deadline"] },
  { question: "Does the retry budget hold the cost?", otherwise: ["budget-exhausted"] },
];
