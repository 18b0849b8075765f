import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Program, start } from "@techlookup-tools/programs";
import { findFreePort } from "@techlookup-tools/programs/ports";
import { workerdFile } from "./paths.ts";

/** A Worker to run. */
export interface Worker {
  /** A folder for its files. */
  readonly folder: string;
  readonly code: string;
  readonly bindings?: Readonly<Record<string, string>>;
  /** The one server that it reaches, whatever it asks for. Default: the network. */
  readonly server?: string;
  /** The certificate authority that it trusts, as a file. */
  readonly authorityFile?: string;
}

const outbound = ({ server, authorityFile }: Worker): string => {
  if (server !== undefined) return `external = (address = "${server}", http = ())`;
  const trusted = authorityFile === undefined ? "" : 'trustedCertificates = [embed "authority.pem"]';
  return `network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = false, ${trusted}))`;
};

const configuration = (worker: Worker, port: number): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker), (name = "outside", ${outbound(worker)})],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  bindings = [${Object.entries(worker.bindings ?? {})
    .map(([name, text]) => `(name = "${name}", text = "${text}")`)
    .join(", ")}],
  globalOutbound = "outside",
);
`;

/** Asks until something answers; rejects after a minute. */
const answerOf = async (url: string): Promise<string> => {
  const signal = AbortSignal.timeout(60_000);
  for (;;) {
    try {
      return await (await fetch(url, { signal })).text();
    } catch (error) {
      if (signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

/** A Worker that runs. */
interface RunningWorker extends Program {
  /** Where it is, without a path. */
  readonly url: string;
  /** Requests a path of it. Rejects when workerd ends first. */
  ask(path?: string): Promise<string>;
}

/** Starts a Worker in workerd without any flag. */
export const startWorker = async (worker: Worker): Promise<RunningWorker> => {
  const { folder, code, authorityFile } = worker;
  const port = await findFreePort();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "worker.js"), code);
  writeFileSync(join(folder, "config.capnp"), configuration(worker, port));
  if (authorityFile !== undefined) copyFileSync(authorityFile, join(folder, "authority.pem"));
  const program = start([workerdFile, "serve", join(folder, "config.capnp")]);
  const early = program.ended.then(({ output }) => Promise.reject(new Error(`workerd ended: ${output}`)));
  early.catch(() => {});
  const url = `http://127.0.0.1:${port}`;
  const ask = (path = "/"): Promise<string> => Promise.race([answerOf(url + path), early]);
  return Object.defineProperties({ ask, url } as never, Object.getOwnPropertyDescriptors(program));
};
