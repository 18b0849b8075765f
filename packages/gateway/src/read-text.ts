import type { TimeLimit } from "./time-limit.ts";

/**
 * Reads a body to its end, or to `maxBytes`, which counts decoded bytes as they come: no `content-length` is believed.
 * Always UTF-8, as JSON is (RFC 8259, section 8.1).
 *
 * @returns The text, or `undefined` for a body that is too large, of which no more is read then.
 * @throws What the body's stream ended with, or when the time is over. The stream is let go of.
 */
export const readText = async (
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  limit: TimeLimit,
): Promise<string | undefined> => {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await limit.race(reader.read());
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > maxBytes) return undefined;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    // Without effect on a body that was read to its end.
    reader.cancel().catch(() => {});
  }
};
