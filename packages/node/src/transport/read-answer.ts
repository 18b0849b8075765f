import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Answer, HeaderSource } from "@techlookup/core/platform";
import { node } from "./builtins.ts";

/** How a body ended, and what of it has come. */
type Body = Pick<Answer, "text" | "end" | "cause">;

/** Codings that are nested deeper are not read, as `fetch` does not. */
const maxCodings = 5;

let accepted: string | undefined;

/** What can be decoded, as the header `accept-encoding` says it. zstd came to Node 22 with 22.15. */
export const acceptedCodings = (): string => {
  accepted ??= "createZstdDecompress" in node("node:zlib") ? "gzip, br, zstd, deflate" : "gzip, br, deflate";
  return accepted;
};

/** Some servers leave the two bytes of zlib away. */
const inflate = (first: Uint8Array): Duplex =>
  ((first[0] ?? 0) & 0x0f) === 8 ? node("node:zlib").createInflate() : node("node:zlib").createInflateRaw();

/** How what another decoder gives is taken to start: only the outermost coding can be looked at. */
const zlibStart = Uint8Array.of(0x78);

const decoderFor = (coding: string, first: Uint8Array): Duplex | undefined => {
  const zlib = node("node:zlib");
  if (coding === "gzip" || coding === "x-gzip") return zlib.createGunzip();
  if (coding === "br") return zlib.createBrotliDecompress();
  if (coding === "deflate") return inflate(first);
  return coding === "zstd" ? zlib.createZstdDecompress?.() : undefined;
};

/** The decoders of a body's codings, the last coding first; none where one of them is unknown, as `fetch` does. */
const decodersFor = (encoding: string, first: Uint8Array): Duplex[] => {
  const codings = encoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim());
  if (codings.length > maxCodings) return [];
  const decoders = codings.reverse().map((coding, index) => decoderFor(coding, index === 0 ? first : zlibStart));
  return decoders.every((decoder) => decoder !== undefined) ? decoders : [];
};

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
    done({ text: decode(pieces, how === "complete"), end: how, cause });
  };
  const keep = (piece: Buffer): void => {
    size += piece.byteLength;
    if (size > maxBytes) end("too-large");
    else if (!isOver) pieces.push(piece);
  };
  const finish = (): void => end("complete");
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
