import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cleanup } from "../cleanup.ts";

/** The installed sandbox, started as a user starts it. */
export interface Sandbox extends Disposable {
  /** What it tells a user to export. */
  readonly env: Readonly<Record<string, string>>;
}

export const startSandbox = async (node: string, folder: string): Promise<Sandbox> => {
  const bin = join(folder, "node_modules", "@techlookup", "sandbox", "dist", "bin.js");
  const child = spawn(node, [bin, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const stopped = cleanup(() => void child.kill());
  const lines = createInterface({ input: child.stdout });
  const exported = (async () => {
    for await (const line of lines) {
      const pairs = Array.from(line.matchAll(/(TECHLOOKUP_\w+)=(\S+)/g), ([, name = "", value = ""]) => [name, value]);
      if (pairs.length > 0) return Object.fromEntries(pairs) as Record<string, string>;
    }
    throw new Error("The sandbox ended without saying what to export");
  })();
  const failed = once(child, "error").then(([error]) => Promise.reject(error));
  return { env: await Promise.race([exported, failed]), [Symbol.dispose]: () => stopped[Symbol.dispose]() };
};
