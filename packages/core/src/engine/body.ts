import type { Answer } from "../answers/from-response.ts";
import type { Deadline } from "./deadline.ts";

/** Lets go of an answer that nobody will read, so that its connection is free again. Never rejects. */
export const discard = async (response: Response): Promise<void> => {
  try {
    // A body that is being read, or was, needs no letting go.
    if (response.body && !response.body.locked) await response.body.cancel();
  } catch {
    // What a fetch of the caller's own returned is no Response, or its body is in error: nobody is left to be told.
  }
};

/**
 * Reads a body to its end, to the size limit, or to where the connection or the attempt was cut off. Never throws. The
 * limit counts decoded bytes, and stops the download. Always UTF-8, as JSON is (RFC 8259, section 8.1).
 */
export const readBody = async (
  response: Response,
  maxResponseBytes: number,
  deadline: Deadline,
): Promise<Pick<Answer, "text" | "end" | "cause">> => {
  let text = "";
  let size = 0;
  let end: Answer["end"] = "lost";
  let cause: unknown;
  const decoder = new TextDecoder();
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  try {
    reader = response.body?.getReader();
    while (end === "lost") {
      const { done, value } = reader ? await deadline.race(reader.read()) : { done: true };
      size += value?.byteLength ?? 0;
      if (size > maxResponseBytes) end = "too-large";
      else text += decoder.decode(value, { stream: !done });
      if (done) end = "complete";
    }
  } catch (thrown) {
    cause = thrown;
  }
  if (end !== "complete") reader?.cancel().catch(() => {});
  return { text, end, cause };
};
