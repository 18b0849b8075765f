import { entries } from "./entries.ts";
import type { Call, Connect, Entry } from "./entry.ts";

/** Where Node's own `fetch` finds who sends for it. */
const dispatchers = [1, 2].map((version) => Symbol.for(`undici.globalDispatcher.${version}`));

const globals = globalThis as unknown as Record<symbol, unknown>;

export const entryOf = (name: string): Entry => {
  const entry = entries.find((one) => one.name === name);
  if (!entry) throw new Error(`There is no entry '${name}'`);
  return entry;
};

/**
 * Loads a client. Whatever that does to the global `fetch` is undone, so that all in a process are measured as in one of their own:
 * to import undici 8 is to replace the sender of Node's `fetch`.
 */
export const connectTo = async (name: string, baseUrl: string, attemptTimeoutMs?: number): Promise<Call> => {
  // Node makes its dispatcher at the first use.
  await fetch("data:,");
  const { fetch: before } = globalThis;
  const senders = dispatchers.map((symbol) => globals[symbol]);
  const { adapter = name } = entryOf(name);
  const { connect }: { connect: Connect } = await import(`./adapters/${adapter}.ts`);
  const call = connect(baseUrl, attemptTimeoutMs);
  globalThis.fetch = before;
  for (const [index, symbol] of dispatchers.entries()) if (symbol in globals) globals[symbol] = senders[index];
  return call;
};
