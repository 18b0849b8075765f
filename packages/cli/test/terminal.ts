import { spawn } from "node:child_process";
import { inject } from "vitest";
import type { Ran } from "./support.ts";

const bin = inject("bin");

/** A word as a shell takes it. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** How the command is run in a terminal. */
export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
  /** What is typed once a text has been printed. */
  readonly type?: { readonly after: string; readonly keys: string };
}

/** Runs the command in a pseudo-terminal of its own, made by `script`. Both streams come as the terminal shows them. */
export const runInTerminal = (
  args: readonly string[],
  { env, columns = 100, type }: TerminalOptions = {},
): Promise<Omit<Ran, "stderr">> =>
  new Promise((done, fail) => {
    const words = [process.execPath, bin, ...args];
    const line = `stty cols ${columns} rows 30; exec ${words.map(quoted).join(" ")}`;
    const clean = {
      ...process.env,
      TECHLOOKUP_API_KEY: undefined,
      TECHLOOKUP_BASE_URL: undefined,
      NO_COLOR: undefined,
      FORCE_COLOR: undefined,
      CI: undefined,
    };
    const child = spawn("script", ["--quiet", "--return", "--command", line, "/dev/null"], {
      env: { ...clean, SHELL: "/bin/sh", TERM: "xterm-256color", ...env },
    });
    let stdout = "";
    let isTyped = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (!type || isTyped || !stdout.includes(type.after)) return;
      isTyped = true;
      child.stdin.write(type.keys);
    });
    child.on("error", fail).on("close", (code) => done({ code, stdout: stdout.replaceAll("\r\n", "\n") }));
  });
