/**
 * One project of a user with all packed tarballs, used in every way that they are made for: on servers and in Workers, by
 * bundlers in pages and workers, and by compilers.
 */
import { mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { createProject, report } from "../project.ts";
import { installedSandbox, startSandbox } from "../sandbox.ts";
import { programs } from "./programs.ts";
import { runBundlers } from "./run-bundlers.ts";
import { runPages } from "./run-pages.ts";
import { runServers, runWorker } from "./run-servers.ts";
import { runTraced } from "./run-traced.ts";
import { runTypes } from "./run-types.ts";

using project = await createProject(programs);
const { folder } = project;
// What comes from the user: the optional peer that `@techlookup/node/otel` imports.
const scope = join(folder, "node_modules", "@opentelemetry");
mkdirSync(scope, { recursive: true });
symlinkSync(resolve("packages/node/node_modules/@opentelemetry/api"), join(scope, "api"), "junction");

/** What cannot go on is reported like what does not hold: the others still run. */
const attempt = (name: string, work: Promise<void>): Promise<void> =>
  work.catch((error) => report(name, String(error)));

// Each line has a sandbox of its own, since its programs script what it answers next.
const servers = async (): Promise<void> => {
  using sandbox = await startSandbox(installedSandbox(process.execPath), folder);
  await attempt("servers", runServers(folder, sandbox.env));
  await attempt("traced files", runTraced(folder));
};
const workersAndPages = async (): Promise<void> => {
  using sandbox = await startSandbox(installedSandbox(process.execPath), folder);
  await attempt("Worker", runWorker(folder, sandbox.env));
  await attempt("bundlers", runBundlers(folder));
  await attempt("pages", runPages(folder, sandbox.env));
};

// At once: most of the time goes by in waits that a 429 asks for.
await Promise.all([
  attempt("servers", servers()),
  attempt("pages", workersAndPages()),
  attempt("types", runTypes(folder)),
]);
