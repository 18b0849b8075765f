import type { RuntimeId } from "@techlookup/conformance";
import { chromium, firefox, webkit } from "./launch/browsers.ts";
import type { Launcher } from "./launch/launcher.ts";
import { bun, deno, node } from "./launch/servers.ts";
import { workerd } from "./launch/workerd.ts";

/** How each runtime is started. */
export const launchers: Readonly<Record<RuntimeId, Launcher>> = {
  node22: node(22),
  node24: node(24),
  node26: node(26),
  ...{ deno, bun, workerd, chromium, firefox, webkit },
};

/** Those that `npm test` runs: one of each kind. */
export const defaultRuntimes: readonly RuntimeId[] = ["node24", "deno", "chromium"];
