import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Fault } from "../../packages/sandbox/src/index.ts";
import { startSandbox } from "../../packages/sandbox/src/node.ts";
import { run } from "../programs/process.ts";

const root = resolve(import.meta.dirname, "../..");

/** A command as a reader types it, and what it printed for people. */
export interface Recorded {
  readonly command: string;
  readonly output: string;
}

/** What is typed, and what goes wrong meanwhile: a list, then a lookup while the rate limit stays closed for an hour. */
const scenes: readonly { readonly args: readonly string[]; readonly faults?: readonly Fault[] }[] = [
  { args: ["enrich", "domains.csv", "--column", "website", "--out", "technologies.csv"] },
  {
    args: ["lookup", "github.com", "--format", "csv"],
    faults: [{ kind: "error", code: "RATE_LIMIT", message: "Too many requests", retryAfter: 3_600 }],
  },
];

/** Times differ from run to run, and nothing else does. */
const steady = (output: string): string =>
  output.replace(/^Done in [^:]+:/m, "Done in less than a second:").replace(/ in \d+(\.\d+)? m?s\b/g, " in 12 ms");

/** Runs the command from its sources against the sandbox, in a folder of its own. */
export const record = async (): Promise<Recorded[]> => {
  const folder = await mkdtemp(join(tmpdir(), "picture-"));
  try {
    await copyFile(join(root, "examples/domains.csv"), join(folder, "domains.csv"));
    const recorded: Recorded[] = [];
    for (const { args, faults = [] } of scenes) {
      await using sandbox = await startSandbox();
      sandbox.script(...faults);
      const env = { TECHLOOKUP_BASE_URL: sandbox.url, TECHLOOKUP_API_KEY: sandbox.keys.pro };
      const bin = join(root, "packages/cli/src/bin.ts");
      // One stream, as on a terminal: from two, the order of the lines would be left to chance.
      const shell = ["sh", "-c", 'exec "$0" "$@" 2>&1', process.execPath] as const;
      const line = [...shell, "--conditions=@techlookup/source", bin, ...args] as const;
      const { output } = await run(line, { cwd: folder, env, timeoutMs: 60_000 });
      recorded.push({ command: `techlookup ${args.join(" ")}`, output: steady(output.trimEnd()) });
    }
    return recorded;
  } finally {
    await rm(folder, { recursive: true });
  }
};
