import { join } from "node:path";
import { start } from "../../../tools/programs/process.ts";

/** The installed sandbox, started as a user starts it. */
export interface Sandbox extends Disposable {
  /** What it tells a user to export. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts it, and waits until it has said what to export. */
export const startSandbox = async (node: string, folder: string): Promise<Sandbox> => {
  const bin = join(folder, "node_modules", "@techlookup", "sandbox", "dist", "bin.js");
  const program = start([node, bin, "--port", "0"]);
  await program.firstLine;
  for (;;) {
    const [line = ""] = /^.*export TECHLOOKUP_.*\n/m.exec(program.output) ?? [];
    const pairs = Array.from(line.matchAll(/(TECHLOOKUP_\w+)=(\S+)/g), ([, name, value]) => [name, value]);
    if (pairs.length > 0) return { env: Object.fromEntries(pairs), [Symbol.dispose]: () => program[Symbol.dispose]() };
    const ended = program.ended.then(() => Promise.reject(new Error(`The sandbox says: ${program.output}`)));
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 20))]);
  }
};
