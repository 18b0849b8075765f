import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workerdFile } from "@techlookup-tools/runtimes";
import { findFreePort } from "../host/listen.ts";
import type { Launcher } from "./launcher.ts";
import { startProgram } from "./start-program.ts";

const config = (port: number): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .subject),
    (name = "internet", network = (
      allow = ["public", "private", "local"],
      tlsOptions = (trustBrowserCas = false, trustedCertificates = [embed "authority.pem"]),
    )),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const subject :Workerd.Worker = (
  modules = [(name = "subject", esModule = embed "subject.js")],
  compatibilityDate = "2026-01-01",
  globalOutbound = "internet",
);
`;

const installedVersion = (): string => {
  const manifest = join(workerdFile, "..", "..", "workerd", "package.json");
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
};

/** Asks the Worker to begin, as soon as it listens. */
const ask = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries++) {
    try {
      await (await fetch(url)).text();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

/** workerd, the runtime of Cloudflare Workers, without any flag. */
export const workerd: Launcher = {
  title: "workerd",
  subject: "workerd",
  start: async ({ folder, assignmentUrl, authorityFile }) => {
    const port = await findFreePort();
    writeFileSync(join(folder, "authority.pem"), readFileSync(authorityFile));
    writeFileSync(join(folder, "config.capnp"), config(port));
    const program = startProgram(workerdFile, ["serve", join(folder, "config.capnp")]);
    const query = new URLSearchParams({ assignment: assignmentUrl, version: installedVersion() });
    void ask(`http://127.0.0.1:${port}/?${query}`);
    return program;
  },
};
