import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
import { inject } from "vitest";
import { atEnd } from "./at-end.ts";

/** What a run of the command came to. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the command is run. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly input?: string;
  /** Whether more may be piped in: stdin does not end. */
  readonly isPiping?: boolean;
  /** Where the command is installed. Default: where nothing else is. */
  readonly program?: string;
}

/** The command. */
export const bin: string = inject("bin");

/** A run that goes on: what it has printed so far, its process, and its end. */
export interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<Ran>;
}

/** Starts the command as a process of its own. */
export const start = (
  args: readonly string[],
  { env, cwd, input = "", isPiping = false, program = bin }: RunOptions = {},
): Started => {
  const clean = {
    ...process.env,
    TECHLOOKUP_API_KEY: undefined,
    TECHLOOKUP_BASE_URL: undefined,
    FORCE_COLOR: undefined,
  };
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...clean, NO_COLOR: "1", ...env },
    ...(cwd && { cwd }),
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  child.stdin.on("error", () => {}).write(input);
  if (!isPiping) child.stdin.end();
  const ended = new Promise<Ran>((done, fail) => {
    child.on("error", fail).on("close", (code) => done({ code, ...output }));
  });
  return { child, output, ended };
};

/** Runs it to its end. */
export const run = (args: readonly string[], options?: RunOptions): Promise<Ran> => start(args, options).ended;

/** Starts a sandbox for one test, until all of the file have ended, and the environment that leads the command to it. */
export const sandboxFor = async (
  options: Parameters<typeof startSandbox>[0] = {},
): Promise<{ readonly sandbox: RunningSandbox; readonly env: Readonly<Record<string, string>> }> => {
  const sandbox = await startSandbox({ port: 0, ...options });
  atEnd(() => sandbox.close());
  return { sandbox, env: { TECHLOOKUP_BASE_URL: sandbox.url, TECHLOOKUP_API_KEY: sandbox.keys.pro } };
};
