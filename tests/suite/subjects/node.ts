import { TechLookup } from "@techlookup/node";
import { runSubject } from "./run-subject.ts";

/** Node, and Bun, which runs the same package. */
await runSubject(process.argv[2] ?? "", {
  version: process.versions.bun ?? process.versions.node,
  setTimeZone: (timeZone) => {
    const before = process.env.TZ;
    process.env.TZ = timeZone;
    return () => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    };
  },
  makeClient: (options) => new TechLookup(options),
});
