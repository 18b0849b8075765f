import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Answer, HeaderSource } from "@techlookup/core/platform";
import { decodersFor } from "./decoders.ts";

/** How a body ended, and what of it has come. */
type Body = Pick<Answer, "text" | "end" | "cause">;

/** As a `TextDecoder` does it, which is slower to come by. */
const decode = (pieces: readonly Buffer[], isWhole: boolean): string => {
  const [first] = pieces;
  if (!first) return "";
  const bytes = pieces.length === 1 ? first : Buffer.concat(pieces);
  // What was cut off may end in the middle of a character.
  if (!isWhole) return new TextDecoder().decode(bytes, { stream: true });
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.toString("utf8", 3) : bytes.toString();
};

/** Headers as Node has read them. Those that came more than once are joined, as `fetch` does it. */
export const headersOf = ({ rawHeaders }: IncomingMessage): HeaderSource => ({
  get: (name) => {
    const wanted = name.toLowerCase();
    const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === wanted);
    return values.join(", ") || null;
  },
});

/** What of an answer's headers says how to go on: how long its connection is kept, and how its body is coded. */
export const readHints = ({
  rawHeaders,
}: IncomingMessage): { readonly keepAlive?: string; readonly encoding?: string } => {
  let keepAlive: string | undefined;
  let encoding: string | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    // Most are neither, which their length tells.
    if (name.length !== 10 && name.length !== 16) continue;
    const value = rawHeaders[index + 1] as string;
    if (name.toLowerCase() === "keep-alive") keepAlive = value;
    else if (name.toLowerCase() === "content-encoding")
      encoding = encoding === undefined ? value : `${encoding}, ${value}`;
  }
  return { ...(keepAlive !== undefined && { keepAlive }), ...(encoding !== undefined && { encoding }) };
};

/**
 * Reads an answer's body to its end or the size limit, which counts decoded bytes. Calls `done` once.
 *
 * @returns What ends it early, with what has come so far.
 */
export const readBody = (
  response: IncomingMessage,
  encoding: string | undefined,
  maxBytes: number,
  done: (body: Body) => void,
): (() => void) => {
  const pieces: Buffer[] = [];
  let size = 0;
  let isOver = false;
  let decoders: Duplex[] | undefined;

  const end = (how: Answer["end"], cause?: unknown): void => {
    if (isOver) return;
    isOver = true;
    if (how !== "complete") {
      response.destroy();
      for (const decoder of decoders ?? []) decoder.destroy();
    }
    try {
      done({ text: decode(pieces, how === "complete"), end: how, cause });
    } catch (tooLong) {
      // No text of the runtime can hold it.
      done({ text: "", end: "too-large", cause: tooLong });
    }
  };
  const keep = (piece: Buffer): void => {
    size += piece.byteLength;
    if (size > maxBytes) end("too-large");
    else if (!isOver) pieces.push(piece);
  };
  const finish = (): void => {
    end("complete");
    // What comes after the end of what was encoded is no part of it, and may come for ever.
    if (!response.complete) response.destroy();
  };
  const lose = (cause: unknown): void => end("lost", cause);

  const decodeFrom = (first: Buffer): void => {
    decoders = decodersFor(encoding ?? "", first);
    const [outer] = decoders;
    let last: Duplex | undefined;
    for (const decoder of decoders) {
      decoder.on("error", lose);
      last = last ? last.pipe(decoder) : decoder;
    }
    last?.on("data", keep).on("end", finish);
    outer?.on("drain", () => response.resume());
  };

  response.on("data", (piece: Buffer) => {
    if (encoding === undefined) return keep(piece);
    if (!decoders) decodeFrom(piece);
    const [outer] = decoders ?? [];
    if (!outer) keep(piece);
    else if (!outer.write(piece)) response.pause();
  });
  response.on("end", () => {
    const [outer] = decoders ?? [];
    if (outer) outer.end();
    else finish();
  });
  response.on("error", lose);
  return () => end("lost");
};
