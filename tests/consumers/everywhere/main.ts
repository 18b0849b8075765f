/**
 * One project of a user with all packed tarballs, used in every way that they are made for: on servers and in Workers, by
 * bundlers in pages and workers, and by compilers.
 */
import { readdirSync, readFileSync } from "node:fs";
import { publicPackages } from "../../../tools/pack/tarballs.ts";
import { createProject } from "../project.ts";
import { startSandbox } from "../quick-start/sandbox.ts";
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
using sandbox = await startSandbox(process.execPath, project.folder);
const { folder } = project;
const { env } = sandbox;

await runServers(folder, env, report);
await runWorker(folder, env, report);
await runBundlers(folder, report);
await runPages(folder, env, report);
await runTypes(folder, report);
