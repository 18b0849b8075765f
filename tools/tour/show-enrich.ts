import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
import { heading, say } from "./print.ts";

const root = resolve(import.meta.dirname, "../..");
const command = ["--conditions=@techlookup/source", join(root, "packages/cli/src/bin.ts")];
/** Each answer takes so long, and three come at a time, so that there is a middle to interrupt. */
const answerMs = 60;
const interruptAfter = 20;

const paidIn = ({ requests }: RunningSandbox): RunningSandbox["requests"] =>
  requests.filter(({ credits }) => credits > 0);

/** Domains that were paid for more than once: a stored profile is asked for by its path, and each live detection has a row of its own. */
const paidTwice = (sandbox: RunningSandbox, rows: readonly string[]): number => {
  const paths = paidIn(sandbox).map(({ path }) => path);
  const stored = paths.filter((path) => path.includes("/domain/"));
  const detected = rows.filter((row) => row.includes(",detected-live,")).length;
  return stored.length - new Set(stored).size + (paths.length - stored.length - detected);
};

/** Runs the command, and presses Ctrl-C once the server has seen so many requests. */
const run = (sandbox: RunningSandbox, args: readonly string[], interruptAt = Infinity): Promise<number | null> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [...command, ...args], {
      env: { ...process.env, TECHLOOKUP_API_KEY: sandbox.keys.pro, TECHLOOKUP_BASE_URL: sandbox.url },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const timer = setInterval(() => {
      if (sandbox.requests.length < interruptAt) return;
      clearInterval(timer);
      child.kill("SIGINT");
    }, 5);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.trimEnd().split("\n")) say(`  ${line.replaceAll(tmpdir(), "…")}`, "dim");
    });
    child.on("error", fail).on("close", (code) => {
      clearInterval(timer);
      done(code);
    });
  });

/** Looks up a list with the command, interrupted in the middle and resumed. Tells whether the server's ledger has each domain once. */
export const showEnrich = async (): Promise<boolean> => {
  await using sandbox = await startSandbox();
  sandbox.script({ kind: "slow-headers", delayMs: answerMs, times: 1_000 });
  const folder = await mkdtemp(join(tmpdir(), "techlookup-"));
  const out = join(folder, "technologies.csv");
  const list = join(root, "examples/domains.csv");
  const journal = ["--journal", join(folder, "domains.techlookup.jsonl")];
  const args = ["enrich", list, "--live", "--credit-limit", "200", "--concurrency", "3", "--out", out, ...journal];
  try {
    heading("4. A list of domains, interrupted and resumed");
    say("$ techlookup enrich examples/domains.csv --live --credit-limit 200 --out technologies.csv");
    const interrupted = await run(sandbox, args, interruptAfter);
    const before = paidIn(sandbox).length;
    say(`  Ctrl-C was pressed after ${before} paid requests. The same command again:`);
    const resumed = await run(sandbox, args);
    const { credits } = sandbox.counts();
    const rows = (await readFile(out, "utf8")).trimEnd().split("\n").slice(1);
    const pending = rows.filter((row) => row.includes(",pending,")).length;
    const twice = paidTwice(sandbox, rows);
    say();
    say(
      `  ${rows.length} rows, ${pending} of them without a result; ${credits} credits by the server's own count, ${twice} domains paid twice.`,
    );
    // 3: some rows of the list are no domains.
    return interrupted === 130 && resumed === 3 && pending === 0 && twice === 0 && before < paidIn(sandbox).length;
  } finally {
    await rm(folder, { recursive: true });
  }
};
