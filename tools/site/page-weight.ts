import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What an error page may load of scripts before anybody does anything, compressed. */
const maxBytes = 200_000;

/** The scripts that a page names, compressed as a server sends them; what is wrong with them, if anything. */
export const weightProblem = (build: string, page: string): string | undefined => {
  const html = readFileSync(join(build, page), "utf8");
  const sources = Array.from(html.matchAll(/<script[^>]+src="?([^"\s>]+)/g), ([, source = ""]) => source);
  const files = sources.map((source) => join(build, source.replace(/^\/techlookup/, ""))).filter(existsSync);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0);
  if (files.length === 0) return `${page} names no script: the way they are found has changed`;
  return bytes <= maxBytes ? undefined : `${page} loads ${bytes} bytes of script, and may load ${maxBytes}`;
};
