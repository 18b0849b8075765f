import { type CallEvent, type ClientOptions, type GateEvent, TechLookup } from "@techlookup/node";
import { readApiKey } from "./api-key.ts";
import { DebugLog } from "./debug-log.ts";
import type { Session } from "./session.ts";

/** A client that tells the terminal and the log what it does. */
export const makeClient = async (session: Session, options: ClientOptions): Promise<TechLookup> => {
  const { verbose, debugLog, apiKeyFile, baseUrl } = session.globals;
  const log = debugLog === undefined ? undefined : new DebugLog(debugLog);
  return new TechLookup({
    ...(baseUrl && { baseUrl }),
    ...options,
    apiKey: await readApiKey(apiKeyFile),
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

const attemptLine = ({ method, path, attempts }: CallEvent): string => {
  const { number, status, code, durationMs } = attempts.at(-1) ?? {};
  const outcome = [status, code].filter((part) => part !== undefined).join(" ");
  return `${method} ${path} ${outcome} in ${Math.round(durationMs ?? 0)} ms${number === 1 ? "" : ` (attempt ${number})`}`;
};

const gateLine = ({ reason, gate }: GateEvent): string => `gate ${gate} (${reason})`;
