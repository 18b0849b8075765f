import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TechLookup } from "@techlookup/core";
import { startSandbox } from "@techlookup/sandbox/node";
import { bunFile, denoFile, workerdFile } from "@techlookup-tools/runtimes";
import { build } from "esbuild";
import { afterEach, describe, expect, it } from "vitest";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

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
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "..", "examples", `${name}.ts`)],
    ...{ bundle: true, format: "esm", write: false, conditions: ["@techlookup/source"] },
  });
  const file = join(folder, "example.js");
  writeFileSync(file, outputFiles[0]?.text ?? "");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return { folder, file };
};

const start = (file: string, parameters: string[], env: Record<string, string> = {}): void => {
  // In a group of its own: what is called is a script that starts the program.
  const child = spawn(file, parameters, {
    ...{ stdio: "ignore", detached: true },
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  ends.push(() => {
    // Without a number it was not started, and 0 would be this process's own group.
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  });
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

describe("the example runs on", { timeout: 60_000 }, () => {
  it.each(["deno", "bun", "worker"])("%s itself", async (name) => {
    await using sandbox = await startSandbox();
    const { folder, file } = await bundle(name);
    const port = await findFreePort();
    const key = sandbox.keys.pro;
    const env = { TECHLOOKUP_API_KEY: key, TECHLOOKUP_BASE_URL: sandbox.url, PORT: String(port) };
    const net = `--allow-net=127.0.0.1:${port},${new URL(sandbox.url).host}`;
    const variables = `--allow-env=${Object.keys(env)}`;
    if (name === "deno") start(denoFile, ["run", "--quiet", "--no-prompt", "--no-config", net, variables, file], env);
    if (name === "bun") start(bunFile, ["run", file], env);
    if (name === "worker") {
      writeFileSync(join(folder, "config.capnp"), workerConfig(port, key, sandbox.url));
      start(workerdFile, ["serve", join(folder, "config.capnp")]);
    }
    const clientOf = (token: string): TechLookup =>
      new TechLookup({
        apiKey: token,
        baseUrl: `http://127.0.0.1:${port}/techlookup`,
        // It takes a moment until it listens.
        retry: { maxAttempts: 100, transient: { baseMs: 100, capMs: 100 }, jitter: "none" },
      });
    const client = clientOf("demo-session");
    client.retryBudget.succeed(100);
    expect(await client.domains.get("github.com")).toMatchObject({ made_up: true });
    const unknown = await client.safe.domains.get("unknown.example");
    expect(unknown.error).toMatchObject({ code: "NOT_FOUND", status: 404, rateLimit: { limit: 300 } });
    expect((await client.safe.signals.churn()).error).toMatchObject({ code: "FORBIDDEN" });
    const stranger = await clientOf("no-session").safe.domains.get("github.com");
    expect(stranger.error).toMatchObject({ code: "UNAUTHORIZED", status: 401 });
    expect(sandbox.requests.map(({ path }) => path)).toEqual(["/v1/domain/github.com", "/v1/domain/unknown.example"]);
  });
});
