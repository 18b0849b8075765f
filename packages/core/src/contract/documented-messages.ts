import type { ApiCode } from "../errors/codes.ts";

/** A sentence that the vendor documents for a code. */
export interface DocumentedMessage {
  /** The sentence, as it is documented. */
  readonly text: string;
  /**
   * `example`: the message of one of the vendor's example responses. `description`: what the vendor's table of codes says of the code. The API's
   * own messages may differ from either.
   */
  readonly source: "example" | "description";
}

/**
 * What the vendor documents as the wording of each code, for recognizing an error in a text and for showing what a response looks like. The
 * sandbox sends the first of each as `error.message`. Never switch on one: `error.code` is there for that.
 *
 * @example
 * console.log(documentedMessages.UNAUTHORIZED[0].text); // Missing or invalid API key
 */
export const documentedMessages: Readonly<
  Record<ApiCode, readonly [sent: DocumentedMessage, ...others: DocumentedMessage[]]>
> = {
  VALIDATION_ERROR: [
    { text: "Parameter 'domain' is required", source: "example" },
    { text: "Invalid request parameters", source: "description" },
  ],
  UNAUTHORIZED: [{ text: "Missing or invalid API key", source: "example" }],
  FORBIDDEN: [{ text: "Insufficient permissions for this endpoint", source: "description" }],
  NOT_FOUND: [{ text: "Resource not found", source: "description" }],
  CONFLICT: [{ text: "Resource already exists", source: "description" }],
  RATE_LIMIT: [{ text: "Rate limit exceeded", source: "description" }],
  INTERNAL_ERROR: [{ text: "Server error", source: "description" }],
};
