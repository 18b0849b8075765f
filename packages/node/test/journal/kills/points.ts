import process from "node:process";
import type { JournalFile, JournalFiles } from "../../../src/enrich.ts";
// @boundaries-ignore the file functions that a journal has by itself
import { nodeFiles } from "../../../src/journal/files.ts";

/** The moments of a lookup's life, in its order, at which a run may be killed. */
export const points = [
  ...["before the intent is written", "intent half written", "intent written", "intent on disk"],
  ...["before the request leaves", "request on its way", "answered"],
  ...["before the result is written", "result half written", "result written", "result on disk"],
  ...["handed on", "before that is written", "that is written", "that is on disk", "before the lock is given back"],
] as const;

/** One of them. */
type Point = (typeof points)[number];

/** Where a run kills itself: at a point in the life of a domain. */
export interface Kill {
  readonly point: Point;
  readonly domain: string;
}

const lines = { intent: "intent", done: "result", handed: "that" } as const;
const requestMs = 40;

/** File functions and a `fetch` for a run, and a function for the points that it passes itself, which kill it where it is to be killed. */
export const killer = (kill: Kill | undefined, operation: string) => {
  const point = (name: string, domain?: string): void => {
    if (name === kill?.point && (domain === undefined || domain === kill.domain)) process.kill(process.pid, "SIGKILL");
  };
  /** Which lines about the domain are among these bytes. */
  const written = (bytes: Buffer): readonly string[] => {
    const text = bytes.toString();
    const isIn = (type: string): boolean => text.includes(`"t":"${type}","k":"${operation}:${kill?.domain}"`);
    return Object.entries(lines).flatMap(([type, name]) => (isIn(type) ? [name] : []));
  };
  const watch = (file: JournalFile): JournalFile => {
    let unsynced: readonly string[] = [];
    return {
      read: (...given) => file.read(...given),
      truncate: (length) => file.truncate(length),
      sync: () => file.sync(),
      stat: () => file.stat(),
      close: () => file.close(),
      write: async (buffer, offset, length) => {
        unsynced = written(buffer);
        for (const name of unsynced) {
          point(`before ${name === "that" ? name : `the ${name}`} is written`);
          if (kill?.point !== `${name} half written`) continue;
          await file.write(buffer, offset, length >> 1);
          point(kill.point);
        }
        return file.write(buffer, offset, length);
      },
      datasync: async () => {
        for (const name of unsynced) point(name === "that" ? "that is written" : `${name} written`);
        await file.datasync();
        for (const name of unsynced) point(name === "that" ? "that is on disk" : `${name} on disk`);
        unsynced = [];
      },
    };
  };
  const files: JournalFiles = {
    ...nodeFiles,
    open: async (path, flags) =>
      flags === "a+" ? watch(await nodeFiles.open(path, flags)) : nodeFiles.open(path, flags),
    unlink: (path) => {
      point("before the lock is given back");
      return nodeFiles.unlink(path);
    },
  };
  /** Tells the sandbox whose request it is. */
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const url = String(input);
    const domain =
      typeof init.body === "string" ? domainIn(init.body) : decodeURIComponent(url.split("/").at(-1) ?? "");
    point("before the request leaves", domain);
    if (kill?.point === "request on its way" && domain === kill.domain) setTimeout(() => point(kill.point), requestMs);
    const answer = await globalThis.fetch(input, { ...init, headers: { ...init.headers, "x-sandbox-caller": domain } });
    point("answered", domain);
    return answer;
  };
  return { point, files, fetch };
};

const domainIn = (body: string): string =>
  new URL(String(JSON.parse(body).url).replace(/^(?!https?:)/, "https://")).host;
