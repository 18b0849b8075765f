import type { Duplex } from "node:stream";
import { node } from "./builtins.ts";

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
export const decodersFor = (encoding: string, first: Uint8Array): Duplex[] => {
  const codings = encoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim());
  if (codings.length > maxCodings) return [];
  const decoders = codings.reverse().map((coding, index) => decoderFor(coding, index === 0 ? first : zlibStart));
  return decoders.every((decoder) => decoder !== undefined) ? decoders : [];
};
