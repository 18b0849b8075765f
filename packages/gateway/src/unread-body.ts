import { Deadline, readBody } from "@techlookup/core/platform";
import type { Settings } from "./settings.ts";

/** Ends the connection with the answer: HTTP/1.1 has no other way to stop a body (RFC 9112, section 9.6). */
export const closing: Readonly<Record<string, string>> = { connection: "close" };

/** As much of an unwanted body is read, so that its connection can be used again. Our decision. */
const skippedBytes = 1024 * 1024;
const skippedMs = 1_000;

/** Reads a body whose length nobody has announced. Returns whether it ended within what is skipped. */
const skip = async (request: Request, { clock }: Pick<Settings, "clock">): Promise<boolean> => {
  const timeout = { limit: "attempt", timeoutMs: skippedMs } as const;
  const deadline = new Deadline({ timeout, leftMs: skippedMs, signal: request.signal, clock });
  const { end } = await readBody(request, skippedBytes, deadline);
  deadline.end();
  return end === "complete";
};

/**
 * Keeps the server from reading a refused body to its end, which may never come. Rejects for what is no request.
 *
 * @returns What the answer's headers need besides.
 */
export const stopUnread = async (
  request: Request,
  settings: Pick<Settings, "clock">,
): Promise<Readonly<Record<string, string>>> => {
  const { headers, body, bodyUsed } = request;
  const length = headers.get("content-length");
  if (bodyUsed || (length === null && body === null && !headers.has("transfer-encoding"))) return {};
  // The server skips it by itself.
  if (length !== null && Number(length) <= skippedBytes) return {};
  if (length === null && body !== null && (await skip(request, settings))) return {};
  // Rejects where another has locked it: then that one is responsible.
  body?.cancel().catch(() => {});
  return closing;
};

/** How long a caller may take to read an answer that is about to break off. Our decision. */
const readingMs = 25;

/**
 * The body of an answer that ends its connection. Deno reads the rest of a request all the same, for as long as it comes,
 * unless the answer breaks off: so it does, one space before the end that it announces. A caller who reads by then has all.
 */
export const lastBody = (json: string, headers: Record<string, string>): BodyInit => {
  if (!("Deno" in globalThis)) return json;
  const bytes = new TextEncoder().encode(json);
  headers["content-length"] = String(bytes.byteLength + 1);
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      setTimeout(() => controller.error(new Error("The request's body is not read to its end")), readingMs);
    },
  });
};
