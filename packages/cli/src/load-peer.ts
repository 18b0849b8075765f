import manifest from "../package.json" with { type: "json" };
import { UsageError } from "./usage-error.ts";

/** A package that only some commands need, and that is installed beside this one. */
export type PeerName = keyof typeof manifest.peerDependencies;

/**
 * Loads an optional package for the command that needs it. An error inside the package, or a package that is missing there, is passed on as it is.
 *
 * @param command The command that needs it, as it is typed: `techlookup mcp`.
 * @param together All packages that the command needs, so that one command line installs them.
 * @throws UsageError when it is not installed. Its message has the commands that install it.
 * @example
 * const { Redis } = await loadPeer("ioredis", "techlookup mcp --redis redis://127.0.0.1:6379", () => import("ioredis"));
 */
export const loadPeer = async <Module>(
  name: PeerName,
  command: string,
  load: () => Promise<Module>,
  together: readonly PeerName[] = [name],
): Promise<Module> => {
  try {
    return await load();
  } catch (thrown) {
    if (!isMissing(name, thrown)) throw thrown;
    const packages = together.join(" ");
    const others =
      together.length > 1
        ? ` ${together.length === 2 ? "Both are" : `All ${together.length} are`} installed`
        : " Install it";
    throw new UsageError(
      `${command} needs the package ${named(name)}, which is not installed.${others} beside techlookup: npm install techlookup ${packages}, with --global where techlookup is global. Without an installation: npx -p techlookup ${together.map((one) => `-p ${one}`).join(" ")} ${command}`,
    );
  }
};

/** With the versions that it was tested with. Packages of this project have the version of the command. */
const named = (name: PeerName): string => {
  const range = manifest.peerDependencies[name];
  return `${name} (${range.startsWith("workspace:") ? manifest.version : range})`;
};

/** Node names the package that was asked for first. */
const isMissing = (name: string, thrown: unknown): boolean => {
  const { code, message } = Object(thrown) as { readonly code?: unknown; readonly message?: unknown };
  return code === "ERR_MODULE_NOT_FOUND" && String(message).startsWith(`Cannot find package '${name}'`);
};
