import { controls, maskShapes } from "@techlookup/core/platform";
import type { Work } from "../action.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { wrap } from "../explain/wrap.ts";
import type { Terminal } from "../terminal.ts";
import type { Check } from "./check.ts";
import { checkAddress } from "./check-address.ts";
import { checkJournal } from "./check-journal.ts";
import { checkKey } from "./check-key.ts";
import { checkProxy } from "./check-proxy.ts";
import { checkRuntime } from "./check-runtime.ts";
import { checkServer } from "./check-server.ts";
import { checkTls } from "./check-tls.ts";

/** The options of the command. */
export interface DoctorFlags {
  readonly journal?: string;
  readonly redis?: string;
}

/** Checks what the command needs. Its exit code is that of the first thing that is wrong. */
export const doctor: Work<DoctorFlags> = async (session, _args, { journal = ".", redis }) => {
  const { globals, out } = session;
  const format = globals.format ?? "table";
  const checks: Check[] = [];
  // Printed as they come, since a network that is down takes its time.
  const add = async (...found: readonly Check[]): Promise<void> => {
    for (const one of found.map(clean)) {
      checks.push(one);
      if (format === "table") await out.write(textOf(one, out));
    }
  };
  await add(...checkRuntime());
  const key = await checkKey(globals.apiKeyFile);
  await add(...key.checks);
  const address = checkAddress(globals.baseUrl);
  await add(address.check);
  if (address.url) {
    const { url } = address;
    const proxy = checkProxy(url);
    await add(...proxy.checks);
    if (url.protocol === "https:" && !proxy.isUsed) await add(...(await checkTls(url)));
    await add(...(await checkServer(url, key.apiKey)));
  }
  await add(...(await checkJournal(journal)));
  if (redis !== undefined) await add(...(await (await import("./check-redis.ts")).checkRedis(redis)));
  if (format !== "table") {
    const rows = checks.map((check) => ({
      check: check.name,
      verdict: check.verdict,
      finding: check.finding,
      fix: fixOf(check),
    }));
    const { printRows } = await import("../output/print-rows.ts");
    await printRows(session, rows, { otherwise: format, whole: checks, records: checks });
  }
  return exitCodeOf(checks);
};

const exitCodeOf = (checks: readonly Check[]): ExitCode => {
  for (const check of checks) if (check.verdict === "wrong") return check.exitCode;
  return exitCodes.done;
};

const fixOf = (check: Check): string => ("fix" in check ? check.fix : "");

/** Without what changes a terminal, and without what is shaped like a key: servers and variables have the last word in some findings. */
const clean = (check: Check): Check => {
  const safe = (text: string): string => maskShapes(text).replace(controls, "\ufffd");
  return { ...check, finding: safe(check.finding), ...("fix" in check && { fix: safe(check.fix) }) };
};

const styles = { ok: "green", warning: "yellow", wrong: "red" } as const;

const textOf = (check: Check, out: Terminal): string => {
  const { name, verdict, finding } = check;
  const width = Math.min(out.columns, 110);
  const [first = "", ...others] = wrap(`${name}: ${finding}`, width, 9);
  const fix = fixOf(check) ? wrap(`Fix: ${fixOf(check)}`, width, 9) : [];
  return `${[`${out.style(styles[verdict], verdict.padEnd(9))}${first.trimStart()}`, ...others, ...fix].join("\n")}\n`;
};
