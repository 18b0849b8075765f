import manifest from "../package.json" with { type: "json" };
import { UsageError } from "./usage-error.ts";

/** A package that only some commands need, and that is installed beside this one. */
export type PeerName = keyof typeof manifest.peerDependencies;

/**
 * Loads an optional package for the command that needs it. An error inside the package, or a package that is missing there, is passed on as it is.
 *
 * @param command The command that needs it, as it is typed: `techlookup mcp`.
 * @throws UsageError when it is not installed. Its message has the commands that install it.
 * @example
 * const { Redis } = await loadPeer("ioredis", "techlookup mcp --redis redis://127.0.0.1:6379", () => import("ioredis"));
 */
export const loadPeer = async <Module>(
  name: PeerName,
  command: string,
  load: () => Promise<Module>,
): Promise<Module> => {
  try {
    return await load();
  } catch (thrown) {
    if (!isMissing(name, thrown)) throw thrown;
    throw new UsageError(
      `${command} needs the package ${name} (${manifest.peerDependencies[name]}), which is not installed. Install it beside techlookup: npm install techlookup ${name}, with --global where techlookup is global. Without an installation: npx -p techlookup -p ${name} ${command}`,
    );
  }
};

/** Node names the package that was asked for first. */
const isMissing = (name: string, thrown: unknown): boolean => {
  const { code, message } = Object(thrown) as { readonly code?: unknown; readonly message?: unknown };
  return code === "ERR_MODULE_NOT_FOUND" && String(message).startsWith(`Cannot find package '${name}'`);
};
