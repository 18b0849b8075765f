import { TechLookup, transportOf } from "@techlookup/node";
import { runSubject } from "./run-subject.ts";

const [, , assignmentUrl = "", transport = "fetch"] = process.argv;
const fetchOption = transport === "fetch" ? { fetch: globalThis.fetch } : {};
const expected = transport === "fetch" ? "fetch" : "node:http";
if (transportOf(fetchOption).uses !== expected) throw new Error(`requests would not go through ${expected}`);

/** Node with either transport, and Bun, which runs the same package. */
await runSubject(assignmentUrl, {
  version: process.versions.bun ?? process.versions.node,
  setTimeZone: (timeZone) => {
    const before = process.env.TZ;
    process.env.TZ = timeZone;
    return () => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    };
  },
  makeClient: (options) => new TechLookup({ ...options, ...fetchOption }),
});
