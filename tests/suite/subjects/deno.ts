import { TechLookup } from "@techlookup/deno";
import { runSubject } from "./run-subject.ts";

const { Deno } = globalThis as unknown as { Deno: { args: string[]; version: { deno: string } } };

await runSubject(Deno.args[0] ?? "", {
  version: Deno.version.deno,
  makeClient: (options) => new TechLookup(options),
});
