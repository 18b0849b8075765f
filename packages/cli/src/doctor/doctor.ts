import type { Work } from "../action.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { wrap } from "../explain/wrap.ts";
import type { Terminal } from "../terminal.ts";
import { allChecks } from "./all-checks.ts";
import type { Check } from "./check.ts";

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
  for await (const check of allChecks(globals, { journal, redis })) {
    checks.push(check);
    if (format === "table") await out.write(textOf(check, out));
  }
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

const styles = { ok: "green", warning: "yellow", wrong: "red" } as const;

const textOf = (check: Check, out: Terminal): string => {
  const { name, verdict, finding } = check;
  const width = Math.min(out.columns, 110);
  const [first = "", ...others] = wrap(`${name}: ${finding}`, width, 9);
  const fix = fixOf(check) ? wrap(`Fix: ${fixOf(check)}`, width, 9) : [];
  return `${[`${out.style(styles[verdict], verdict.padEnd(9))}${first.trimStart()}`, ...others, ...fix].join("\n")}\n`;
};
