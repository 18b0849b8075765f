import type { RunningSandbox, StartOptions } from "@techlookup/sandbox/node";
import type { Work } from "../action.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage-error.ts";
import { demoWords } from "./demo-words.ts";
import { runDemo } from "./run-demo.ts";

/** The options of the command. */
export interface SandboxOptions {
  readonly port?: string;
  readonly windowMs?: string;
  readonly demo?: boolean;
}

const usualPort = 8_787;

/** Starts a sandbox: for a command, or until it is told to end. */
export const sandbox: Work<SandboxOptions> = async (session, _args, options) => {
  const { port, windowMs, demo } = options;
  const command = demo ? demoWords(process.argv) : [];
  if (demo && command.length === 0)
    throw new UsageError("There is no command after --demo. For example: techlookup sandbox --demo lookup github.com");
  const window = wholeNumber("--window-ms", windowMs, 1, 2 ** 31 - 1);
  const running = await start({
    port: wholeNumber("--port", port, 0, 65_535) ?? (demo ? 0 : usualPort),
    ...(window !== undefined && { windowMs: window }),
  });
  try {
    return demo ? ((await runDemo(command, running)) as ExitCode) : await serve(session, running);
  } finally {
    await running.close();
  }
};

const wholeNumber = (name: string, text: string | undefined, min: number, max: number): number | undefined => {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`${name} must be a whole number from ${min} to ${max}, and is "${text}".`);
};

const start = async (options: StartOptions): Promise<RunningSandbox> => {
  const { startSandbox } = await import("@techlookup/sandbox/node");
  try {
    return await startSandbox(options);
  } catch (thrown) {
    // A port that cannot be opened; it says what to do.
    throw new UsageError(`${(thrown as Error).message}.`);
  }
};

/** Tells where it is, and waits until somebody ends it. */
const serve = async (session: Session, { url, keys }: RunningSandbox): Promise<undefined> => {
  const ended = new Promise<void>((end) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => end());
    session.out.onClose(end);
  });
  if (session.format("json") === "table") {
    await session.out.write(`The sandbox listens on ${url}. Its data is fictional, and its credits cost nothing.

  export TECHLOOKUP_BASE_URL=${url}
  export TECHLOOKUP_API_KEY=${keys.pro}

Set these in another terminal, and run: techlookup lookup github.com
Ctrl-C ends it.
`);
  } else {
    await session.out.write(`${JSON.stringify({ url, apiKey: keys.pro, keys })}\n`);
  }
  await ended;
  return undefined;
};
