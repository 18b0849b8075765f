import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const blockBytes = 512;

const textAt = (block: Buffer, start: number, length: number): string =>
  block.toString("utf8", start, start + length).replace(/\0.*$/s, "");

/** The files of an npm tarball, without the leading `package/`. Names over 100 bytes (ustar's prefix) are put together. */
export const readTarball = (path: string): Map<string, string> => {
  const archive = gunzipSync(readFileSync(path));
  const files = new Map<string, string>();
  for (let at = 0; at + blockBytes <= archive.length; ) {
    const header = archive.subarray(at, at + blockBytes);
    const prefix = textAt(header, 345, 155);
    const name = prefix ? `${prefix}/${textAt(header, 0, 100)}` : textAt(header, 0, 100);
    if (name === "") break;
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const content = archive.toString("utf8", at + blockBytes, at + blockBytes + size);
    if (textAt(header, 156, 1) === "0") files.set(name.replace(/^package\//, ""), content);
    at += blockBytes * (1 + Math.ceil(size / blockBytes));
  }
  return files;
};
