import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, run } from "../../../tools/programs/process.ts";
import { report } from "../project.ts";
import { list, statusesOf, websites } from "./list.ts";
import { startSandbox } from "./sandbox.ts";

/** As the documentation says it. */
const enrich = "npx techlookup enrich domains.csv --column website --live --credit-limit 50 --out out.csv".split(" ");
const mostMs = 60_000;

const withFlags = (...flags: readonly string[]): CommandLine => [...enrich, ...flags] as unknown as CommandLine;

/** A list as people run it: asked for its price, looked up, run once more, and piped into `head`. */
export const checkRuns = async (cwd: string): Promise<void> => {
  writeFileSync(join(cwd, "domains.csv"), list);
  using sandbox = await startSandbox(cwd);
  const { env } = sandbox;

  const dry = await run(withFlags("--dry-run", "--quiet"), { cwd, env });
  const plan = dry.passed ? JSON.parse(dry.output) : {};
  const isFree = plan.rows === websites.length && (await sandbox.paid()).length === 0;
  report("--dry-run counts the list, and pays for nothing", isFree ? "ok" : dry.output);

  const startedAt = performance.now();
  const done = await run(withFlags(), { cwd, env });
  const tookMs = performance.now() - startedAt;
  console.log(`   ${websites.length} rows, 3 of them detected live, in ${(tookMs / 1_000).toFixed(1)} s`);
  const statuses = done.passed ? statusesOf(readFileSync(join(cwd, "out.csv"), "utf8")) : [];
  const wanted = websites.map((website) => (website.includes("example") ? "detected-live" : "found"));
  report(enrich.join(" "), statuses.join() === wanted.join() ? "ok" : `${statuses}\n${done.output}`);
  report("in under 60 s", tookMs < mostMs ? "ok" : `${tookMs} ms`);

  const before = (await sandbox.paid()).length;
  const again = await run(withFlags(), { cwd, env });
  report("once more, for nothing", again.passed && (await sandbox.paid()).length === before ? "ok" : again.output);

  const head = "npx techlookup enrich domains.csv --column website --journal head.jsonl | head -n 2";
  const { output, passed } = await run(["sh", "-c", head], { cwd, env });
  report("piped into head", passed && /^\ufeff?id;website;status;.*\r\n\d+;.*\r\n$/.test(output) ? "ok" : output);
};

/** Ended in the middle by Ctrl-C, and resumed. The tests of the command kill it as well, which takes a minute: the account's credits decide then. */
export const checkInterruption = async (cwd: string): Promise<void> => {
  writeFileSync(join(cwd, "domains.csv"), list);
  using sandbox = await startSandbox(cwd);
  const { env } = sandbox;
  await sandbox.script({ kind: "slow-headers", delayMs: 300, times: 1_000 });
  // `npx` does not hand a signal on that it alone gets.
  const [, , ...args] = withFlags("--concurrency", "1");
  const program = join(cwd, "node_modules/techlookup/dist/bin.js");
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, ...env }, stdio: "ignore" });
  const ended = once(child, "close");
  while ((await sandbox.paid()).length < 4) await new Promise((done) => setTimeout(done, 50));
  child.kill("SIGINT");
  const [code] = await ended;
  const before = (await sandbox.paid()).length;
  const isMiddle = code === 130 && before < websites.length;
  report("interrupted in the middle", isMiddle ? "ok" : `exit code ${code}, ${before} were paid`);

  const { exitCode, output } = await run(withFlags("--report", "report.json"), { cwd, env });
  const statuses = existsSync(join(cwd, "out.csv")) ? statusesOf(readFileSync(join(cwd, "out.csv"), "utf8")) : [];
  const ambiguous = statuses.filter((status) => status === "ambiguous").length;
  console.log(`   resumed: ${statuses.length} rows, ${ambiguous} of them ambiguous, exit code ${exitCode}`);
  const isWhole = statuses.length === websites.length && !statuses.includes("pending") && ambiguous <= 1;
  report("resumed: every row has its result", isWhole && exitCode === (ambiguous ? 8 : 0) ? "ok" : output);
  // A lookup of 1 credit is made again where nobody can tell whether it was charged, and is listed.
  const { repeated } = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8")) as { repeated: { domain: string }[] };
  const silent = (await sandbox.paidTwice()).filter(
    (path) => !repeated.some(({ domain }) => path.endsWith(`/${domain}`)),
  );
  report("nothing was paid for twice in silence", silent.join() || "ok");
};
