/**
 * One project of a user with all packed tarballs, used in every way that they are made for: on servers and in Workers, by
 * bundlers in pages and workers, and by compilers.
 */
import { readdirSync, readFileSync } from "node:fs";
import { publicPackages } from "../../../tools/packages.ts";
import { createProject } from "../project.ts";
import { startSandbox } from "../quick-start/sandbox.ts";
import { addPeer } from "./add-peer.ts";
import { report } from "./report.ts";
import { runBundlers } from "./run-bundlers.ts";
import { runPages } from "./run-pages.ts";
import { runServers } from "./run-servers.ts";
import { runTypes } from "./run-types.ts";
import { runWorker } from "./run-worker.ts";

const programs = new URL("programs/", import.meta.url);
const files = readdirSync(programs).map((title) => ({ title, code: readFileSync(new URL(title, programs), "utf8") }));
using project = await createProject(
  publicPackages().map(({ tarball }) => tarball),
  files,
);
const { folder } = project;
addPeer(folder);

/** What cannot go on is told like what does not hold: the others still run. */
const attempt = (name: string, work: Promise<void>): Promise<void> =>
  work.catch((error) => report(name, String(error)));

// Each line has a sandbox of its own, since its programs tell it what to answer next.
const servers = async (): Promise<void> => {
  using sandbox = await startSandbox(process.execPath, folder);
  await attempt("servers", runServers(folder, sandbox.env, report));
};
const workersAndPages = async (): Promise<void> => {
  using sandbox = await startSandbox(process.execPath, folder);
  await attempt("Worker", runWorker(folder, sandbox.env, report));
  await attempt("bundlers", runBundlers(folder, report));
  await attempt("pages", runPages(folder, sandbox.env, report));
};
const types = (): Promise<void> => attempt("types", runTypes(folder, report));

// At once: most of the time goes by in waits that a 429 asks for.
await Promise.all([attempt("servers", servers()), attempt("pages", workersAndPages()), types()]);
