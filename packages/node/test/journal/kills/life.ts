import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Fault, type SandboxSettings, storedDomains } from "@techlookup/sandbox";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
// @boundaries-ignore Random numbers from a seed, as the simulation of pacing has them.
import { seeded } from "../../../../core/test/pacing/support/simulate.ts";
import { isJournalError, type JournalRecord, type Operation, readJournal } from "../../../src/enrich.ts";
import type { KilledRun, Printed } from "./killed-run.ts";
import type { Kill } from "./points.ts";

/** How a run lives that is killed again and again, until it comes to its end. */
export interface Life extends Pick<KilledRun, "repeatAmbiguous" | "forgets"> {
  /** Faults and moments follow from it. */
  readonly seed: number;
  readonly operation: Operation;
  readonly charges: NonNullable<SandboxSettings["charges"]>;
  readonly domains: number;
  readonly concurrency: number;
  /** The first run kills itself there. Or: each run is killed at a moment, of so many milliseconds after it was ready. */
  readonly kill?: Kill | undefined;
  readonly withinMs?: number | undefined;
}

/** One run of a life. */
interface Lived {
  readonly printed: readonly Printed[];
  /** Requests that the server had got when it ended. */
  readonly requests: number;
  /** What the journal knew then: whether a record was handed on. */
  readonly known: ReadonlyMap<string, JournalRecord>;
  readonly wasKilled: boolean;
  /** How long it lived once it was ready, in milliseconds. */
  readonly livedMs: number;
  readonly error: string;
}

/** What is known of a life at its end. */
export interface LifeEnd {
  readonly list: readonly string[];
  readonly runs: readonly Lived[];
  readonly requests: readonly { readonly domain: string | undefined; readonly credits: number }[];
  /** Requests whose answer was lost by a fault. */
  readonly lost: number;
}

const program = fileURLToPath(new URL("./killed-run.ts", import.meta.url));
/** A life that is not over after so many runs is not going to be. */
const mostRuns = 12;

/** The list of a life: half of it is stored, and half is not known, but for detection. */
export const listOf = (domains: number): string[] =>
  Array.from({ length: domains }, (_, index) => {
    const stored = index % 2 ? undefined : storedDomains[index];
    return stored ?? `site-${index}.example`;
  });

const faultsFor = (list: readonly string[], operation: Operation, random: () => number, kill?: Kill): Fault[] => {
  const pathOf = (domain: string): string =>
    operation === "live"
      ? "/v1/technology-lookup-live"
      : `/v1/${operation === "company" ? "company" : "domain"}/${domain}`;
  if (kill?.point === "request on its way") return [{ kind: "slow-headers", delayMs: 400, path: pathOf(kill.domain) }];
  return list.flatMap((domain): Fault[] => {
    const path = pathOf(domain);
    // At a named point, nothing but slow answers: a fault may keep a run from ever getting there.
    const dice = kill ? 0.17 + random() * 0.83 : random();
    if (dice < 0.05) return [{ kind: "html", status: 503, path }];
    if (dice < 0.1) return [{ kind: "error", code: "INTERNAL_ERROR", path }];
    if (dice < 0.14) return [{ kind: "reset", at: random() < 0.5 ? "headers" : "request", path }];
    if (dice < 0.17) return [{ kind: "error", code: "RATE_LIMIT", retryAfter: 0, path }];
    return dice < 0.8 ? [{ kind: "slow-headers", delayMs: Math.round(random() * 60), path }] : [];
  });
};

/** Starts a run, kills it at its moment, unless it has ended, and reads what it left. */
const live = async (run: KilledRun, sandbox: RunningSandbox, killAfterMs: number | undefined): Promise<Lived> => {
  const parameters = ["--conditions=@techlookup/source", program, JSON.stringify(run)];
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "pipe"] });
  const printed: Printed[] = [];
  let error = "";
  let readyAtMs = Infinity;
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    error += text;
  });
  const lines = createInterface({ input: child.stdout }).on("line", (line) => {
    const said = JSON.parse(line) as Printed;
    printed.push(said);
    if (said.is !== "ready") return;
    readyAtMs = performance.now();
    if (killAfterMs !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  const [[, signal]] = await Promise.all([once(child, "exit"), once(lines, "close")]);
  const livedMs = Math.max(0, performance.now() - readyAtMs);
  const known = new Map<string, JournalRecord>();
  try {
    for await (const record of await readJournal(run.path)) known.set(record.domain, record);
  } catch (thrown) {
    // Killed while it made the journal.
    if (!isJournalError(thrown)) throw thrown;
  }
  return { printed, requests: sandbox.requests.length, known, wasKilled: signal === "SIGKILL", livedMs, error };
};

/** Lives a life: against a server with faults, killed, and gone on with, until a run comes to its end. */
export const liveThrough = async (life: Life): Promise<LifeEnd> => {
  const { seed, operation, charges, domains, concurrency, kill, withinMs, repeatAmbiguous, forgets } = life;
  const random = seeded(seed);
  const list = listOf(domains);
  const folder = await mkdtemp(join(tmpdir(), "killed-"));
  const sandbox = await startSandbox({ charges, liveDelayMs: 5, requests: { pro: 1e6 }, credits: { pro: 1e6 } });
  try {
    const faults = faultsFor(list, operation, random, kill);
    sandbox.script(...faults);
    const runs: Lived[] = [];
    const own = { baseUrl: sandbox.url, apiKey: sandbox.keys.pro, path: join(folder, "list.techlookup.jsonl") };
    const run: KilledRun = { ...own, list, concurrency, operation, repeatAmbiguous, forgets };
    while (runs.length < mostRuns) {
      const isLast = runs.length >= (kill ? 1 : mostRuns - 4);
      const killAfterMs = withinMs === undefined || isLast ? undefined : random() * withinMs;
      runs.push(await live({ ...run, ...(!isLast && { kill }) }, sandbox, killAfterMs));
      if (runs.at(-1)?.printed.at(-1)?.is === "end" || runs.at(-1)?.error) break;
    }
    const requests = sandbox.requests.map(({ path, caller, credits }) => ({
      domain: path === "/v1/credits" ? undefined : (caller ?? path.split("/").at(-1)),
      credits,
    }));
    const lost = sandbox.requests.filter(({ fault }) => fault === "reset" || fault === "html").length;
    return { list, runs, requests, lost };
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true });
  }
};
