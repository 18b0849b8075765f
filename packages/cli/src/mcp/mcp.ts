import type { Work } from "../action.ts";
import { readApiKey } from "../api-key.ts";
import { Interrupts } from "../enrich/interrupts.ts";
import { count } from "../enrich/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { openFolders } from "./folders.ts";
import { checkFlags, type McpFlags } from "./mcp-flags.ts";
import { ProcessBudget } from "./process-budget.ts";
import { loadSdk } from "./sdk.ts";
import { type McpServer, makeServer } from "./server.ts";
import type { Serving } from "./serving.ts";
import type { Context } from "./tool.ts";
import { toolsFor } from "./tools.ts";

/** `techlookup mcp`: serves agents until their client goes, or somebody ends it. */
export const mcp: Work<McpFlags> = async (session, _args, flags) => {
  checkFlags(flags);
  const sdk = await loadSdk();
  const { context, limit, key, close } = await openContext(session, flags);
  const servers = new Set<McpServer>();
  const newServer = (): McpServer => {
    const made = makeServer(sdk, context, { limit, isShared: key !== undefined });
    servers.add(made);
    made.server.onclose = () => void made.idle().then(() => servers.delete(made));
    return made;
  };
  const interrupts = new Interrupts({
    early: () => {},
    first: () => void session.note("Ending: calls on their way are waited for, ten seconds at most."),
    second: () => {},
  });
  interrupts.begin();
  try {
    const serving: Serving =
      flags.http === undefined
        ? await (await import("./serve-stdio.ts")).serveStdio(newServer())
        : await (await import("./serve-http.ts")).serveHttp(session, flags.http, newServer);
    await session.note(startNote(context, limit, key));
    const interrupted = new Promise<void>((done) => interrupts.signal.addEventListener("abort", () => done()));
    await Promise.race([serving.ended, interrupted]);
    await serving.close();
    await Promise.all(Array.from(servers, (one) => one.idle()));
  } finally {
    interrupts.stop();
    await close();
  }
  return interrupts.signal.aborted ? exitCodes.interrupted : exitCodes.done;
};

const openContext = async (session: Session, flags: McpFlags) => {
  const { creditLimit: limit, redis: address, budget: name, live = false } = flags;
  const apiKey = await readApiKey(session.globals.apiKeyFile);
  const folders = await openFolders(flags.folder ?? []);
  const shared =
    address === undefined || name === undefined
      ? undefined
      : await (await import("./shared-budget.ts")).openShared(address, apiKey, name, limit);
  const client = await session.client(shared ? { pacing: { window: shared.window } } : {});
  const budget = shared?.budget ?? new ProcessBudget(limit);
  const context: Context = { session, client, apiKey, budget, folders, live, redis: address };
  const close = async (): Promise<void> => {
    await client.close();
    shared?.close();
  };
  return { context, limit, key: shared?.budget.key, close };
};

const startNote = (context: Context, limit: number, key: string | undefined): string => {
  const { folders } = context;
  const files = folders.length > 0 ? `files in ${folders.join(", ")}` : "no files (--folder allows a folder)";
  const shared = key === undefined ? "" : `, shared as ${key}`;
  return `techlookup mcp serves ${count(toolsFor(context).length, "tool")}: at most ${count(limit, "credit")}${shared}; ${files}; live detection ${context.live ? "on" : "off"}.`;
};
