import type { SentResponse } from "./error-page.ts";

/** Where the words of a response come from, as a sentence: the vendor's documentation, or the sandbox. With code in backticks. */
export const sourceOf = ({ documented, headers }: SentResponse): string => {
  if (documented?.source === "example") {
    return `Documented: \`${documented.text}\` is the message in the vendor's example.`;
  }
  if (documented) {
    return `Documented: \`${documented.text}\` is how the vendor describes this code. The API's own message may differ.`;
  }
  return headers["content-type"]?.includes("json")
    ? "Our decision: the vendor documents no wording for this error, so the sandbox sends its own."
    : "Our decision: a gateway or proxy between you and the API can send anything. This is what the sandbox sends.";
};
