import { type CallEvent, type ClientOptions, type GateEvent, TechLookup } from "@techlookup/node";
import { readKeyFile } from "./api-key-file.ts";
import { DebugLog } from "./debug-log.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Session } from "./session.ts";
import { UsageError } from "./usage-error.ts";

/** A client that tells the terminal and the log what it does. */
export const makeClient = async (
  session: Session,
  options: ClientOptions,
  apiKeyFile: string | undefined,
): Promise<TechLookup> => {
  const { verbose, debugLog } = session.globals;
  const apiKey = apiKeyFile === undefined ? undefined : await readKeyFile(apiKeyFile);
  if (apiKey === "")
    throw new UsageError(`--api-key-file "${apiKeyFile}" is empty. Put the key into it.`, exitCodes.account);
  if (apiKey === undefined && !process.env.TECHLOOKUP_API_KEY?.trim()) throw missingKey();
  const log = debugLog === undefined ? undefined : new DebugLog(debugLog);
  return new TechLookup({
    ...options,
    ...(apiKey !== undefined && { apiKey }),
    onAttempt: (event) => {
      options.onAttempt?.(event);
      log?.write("attempt", event);
      if (verbose) void session.err.write(`${attemptLine(event)}\n`);
    },
    onRetry: (event) => {
      options.onRetry?.(event);
      log?.write("retry", event);
    },
    onResult: (event) => {
      options.onResult?.(event);
      log?.write("result", event);
    },
    onGate: (event) => {
      options.onGate?.(event);
      log?.write("gate", event);
      if (verbose) void session.err.write(`${gateLine(event)}\n`);
    },
  });
};

const missingKey = (): UsageError =>
  new UsageError(
    "There is no API key. Set TECHLOOKUP_API_KEY, or name a file with --api-key-file. To try the command without a key or credits: techlookup sandbox --demo lookup github.com",
    exitCodes.account,
  );

const attemptLine = ({ method, path, attempts }: CallEvent): string => {
  const { number, status, code, durationMs } = attempts.at(-1) ?? {};
  const outcome = [status, code].filter((part) => part !== undefined).join(" ");
  return `${method} ${path} ${outcome} in ${Math.round(durationMs ?? 0)} ms${number === 1 ? "" : ` (attempt ${number})`}`;
};

const gateLine = ({ reason, gate }: GateEvent): string => `gate ${gate} (${reason})`;
