import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxKeys } from "@techlookup/sandbox";
import { bunFile, denoFile, workerdFile } from "@techlookup-tools/runtimes";
import { build } from "esbuild";

/** The servers that a gateway is mounted on, each by its example. */
export const exampleServers = ["node", "deno", "bun", "worker"] as const;

/** A server that runs until it is disposed of. */
interface RunningExample extends Disposable {
  readonly port: number;
}

const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

/** An example with all that it imports, as one file in a folder of its own. */
const bundle = async (name: string): Promise<{ readonly folder: string; readonly file: string }> => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-gateway-"));
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "..", "..", "examples", `${name}.ts`)],
    platform: name === "node" ? "node" : "neutral",
    ...{ bundle: true, format: "esm", write: false, conditions: ["@techlookup/source"] },
  });
  const file = join(folder, "example.js");
  writeFileSync(file, outputFiles[0]?.text ?? "");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return { folder, file };
};

/** Starts a program. What it returns ends it. */
const start = (
  file: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): (() => void) => {
  // In a group of its own: what is called is a script that starts the program.
  const child = spawn(file, parameters, {
    ...{ stdio: "ignore", detached: true },
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  return () => {
    // Without a number it was not started, and 0 would be this process's own group.
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  };
};

const workerConfig = (
  port: number,
  key: string,
  url: string,
): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .gateway),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const gateway :Workerd.Worker = (
  modules = [(name = "example", esModule = embed "example.js")],
  compatibilityDate = "2026-01-01",
  bindings = [(name = "TECHLOOKUP_API_KEY", text = "${key}"), (name = "TECHLOOKUP_BASE_URL", text = "${url}")],
  globalOutbound = "internet",
);
`;

/** Waits until something listens. */
const untilListening = async (port: number): Promise<void> => {
  for (const endMs = Date.now() + 20_000; ; ) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    if (Date.now() > endMs) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** The program of an example, and what it is started with. */
const programOf = (name: string, file: string, port: number, apiUrl: string): [string, ...string[]] => {
  const net = `--allow-net=127.0.0.1:${port},${new URL(apiUrl).host}`;
  if (name === "deno") return [denoFile, "run", "--quiet", "--no-prompt", "--no-config", net, "--allow-env", file];
  if (name === "bun") return [bunFile, "run", file];
  if (name === "node") return [process.execPath, file];
  const config = join(file, "..", "config.capnp");
  writeFileSync(config, workerConfig(port, sandboxKeys.pro, apiUrl));
  return [workerdFile, "serve", config];
};

/** Starts an example on its own server, before an API such as a sandbox. */
export const startExample = async (name: string, { url }: { readonly url: string }): Promise<RunningExample> => {
  const { folder, file } = await bundle(name);
  const port = await findFreePort();
  const env = { TECHLOOKUP_API_KEY: sandboxKeys.pro, TECHLOOKUP_BASE_URL: url, PORT: String(port) };
  const [program, ...parameters] = programOf(name, file, port, url);
  const end = start(program, parameters, env);
  await untilListening(port);
  return {
    port,
    [Symbol.dispose]: () => {
      end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
