import { type CommandLine, start } from "../../tools/programs/process.ts";
import type { Environment } from "./project.ts";

/** The sandbox that a project has installed, as a command. */
export const installedSandbox = (node: string): CommandLine => [node, "node_modules/@techlookup/sandbox/dist/bin.js"];

/** Starts a sandbox as users do. `env` is what it asks them to export. */
export const startSandbox = async (
  command: CommandLine,
  cwd: string,
): Promise<Disposable & { readonly env: Environment }> => {
  const program = start([...command, "--port", "0"], { cwd });
  const exported = await program.printed(/^ *export (TECHLOOKUP_.*)\n/m);
  const env = Object.fromEntries(exported.split(" ").map((pair) => pair.split("=")));
  return { env, [Symbol.dispose]: () => program[Symbol.dispose]() };
};
