import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";

/** A program and its parameters. */
export type CommandLine = readonly [file: string, ...parameters: string[]];

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How long it may run. Default: for ever. */
  readonly timeoutMs?: number;
  /** Gives it this terminal, to ask questions on. Its output is not collected then. */
  readonly terminal?: boolean;
}

export interface Ending {
  readonly passed: boolean;
  /** Undefined when a signal ended the program, or when it could not be started. */
  readonly exitCode: number | undefined;
  /** Standard output and error, as they came. */
  readonly output: string;
}

/** A program that runs until it ends or is disposed of, together with everything it has started. */
export interface Program extends Disposable {
  readonly output: string;
  /** Waits for the output to match, and returns the first group, or all of the match. Rejects when the program ends before. */
  printed(pattern: RegExp): Promise<string>;
  /** Never rejects. */
  readonly ended: Promise<Ending>;
}

const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** A signal ends a process without an `exit` event, and so without cleaning up: make it an ordinary exit. */
const exitOn = (signal: (typeof signals)[number]): never => process.exit(128 + constants.signals[signal]);

/** Runs `clean` once: when it is disposed of, or when this process ends, by Ctrl-C too. It must be synchronous. */
export const cleanup = (clean: () => void): Disposable => {
  for (const signal of signals) if (process.listenerCount(signal, exitOn) === 0) process.on(signal, exitOn);
  const run = (): void => {
    process.off("exit", run);
    clean();
  };
  // The newest first: programs end before the folder they run in is removed.
  process.prependOnceListener("exit", run);
  return { [Symbol.dispose]: run };
};

/** Starts a program in a process group of its own, so that whatever it starts ends with it. */
export const start = ([file, ...parameters]: CommandLine, options: ProcessOptions = {}): Program => {
  const { cwd = ".", env = {}, timeoutMs = 0, terminal = false } = options;
  const child = spawn(file, parameters, {
    cwd,
    timeout: timeoutMs,
    detached: !terminal,
    stdio: terminal ? "inherit" : ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
    shell: process.platform === "win32",
  });
  const stopped = cleanup(() => {
    try {
      if (child.pid !== undefined) process.kill(terminal ? child.pid : -child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = once(child, "close").then(
    ([code, signal]): Ending => {
      stopped[Symbol.dispose]();
      if (signal) output += `\n${file} was ended by ${signal}`;
      return { passed: code === 0, exitCode: code ?? undefined, output };
    },
    ({ message }: Error): Ending => {
      return { passed: false, exitCode: undefined, output: `${file} cannot be started: ${message}` };
    },
  );
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(output);
        if (found) resolve(found[1] ?? found[0]);
      };
      for (const stream of [child.stdout, child.stderr]) stream?.on("data", look);
      look();
      void ended.then((ending) => reject(new Error(`${file} ended too early: ${ending.output}`)));
    });
  return {
    get output() {
      return output;
    },
    printed,
    ended,
    [Symbol.dispose]: () => stopped[Symbol.dispose](),
  };
};

/** Runs a program to its end. Never rejects. */
export const run = async (command: CommandLine, options?: ProcessOptions): Promise<Ending> => {
  using program = start(command, options);
  return await program.ended;
};

/**
 * Runs a program that must succeed, and returns what it printed, trimmed.
 *
 * @throws Error with the command and its output.
 */
export const must = async (command: CommandLine, options?: ProcessOptions): Promise<string> => {
  const { passed, output } = await run(command, options);
  if (!passed) throw new Error(`${command.join(" ")}\n${output}`);
  return output.trim();
};
