import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { Browser, Route } from "playwright-core";
import { createGateway, type EndpointName, endpoints } from "../../packages/gateway/src/index.ts";
import { createSandbox, sandboxKeys } from "../../packages/sandbox/src/index.ts";
import { startSandbox } from "../../packages/sandbox/src/node.ts";
import { type CommandLine, run } from "../../tools/programs/process.ts";
import { bunFile, denoFile } from "../../tools/runtimes/paths.ts";
import { startWorker } from "../../tools/runtimes/workerd.ts";
import type { Sample } from "./sample.ts";
import { threw } from "./stage.ts";

/** Where programs can import the packages from. Git ignores it. */
export const sampleFolder = resolve("tools/examples/samples");

/** Where a program may write files of its own. */
const ownFolder = ({ file }: Sample): string => {
  const folder = resolve(".cache/site/samples", file);
  mkdirSync(folder, { recursive: true });
  return folder;
};

const source = "--conditions=@techlookup/source";
/** On Deno with the permissions that the documentation names, and no others. */
const denoFlags = ["--no-prompt", source, "--allow-net=api.technologychecker.io", "--allow-env=TECHLOOKUP_API_KEY"];
const commands: Readonly<Record<"node" | "bun" | "deno", CommandLine>> = {
  node: [process.execPath, source],
  bun: [bunFile, source],
  deno: [denoFile, "run", ...denoFlags],
};

/** What is wrong with the run of a program: it ends, throws and prints as its page says. */
const verdict = ({ throws, prints }: Sample, output: string, exitCode: number | undefined = 0): string | undefined => {
  if (throws === undefined && output.includes(threw(""))) return `it ends with an error, and should not:\n${output}`;
  if (throws !== undefined && !output.includes(threw(throws))) return `it should end with ${throws}:\n${output}`;
  if (prints !== undefined && !output.includes(prints)) return `it does not print ${prints}:\n${output}`;
  return exitCode === 0 ? undefined : `its exit code is ${exitCode}:\n${output}`;
};

const runProcess = async (sample: Sample, command: CommandLine): Promise<string | undefined> => {
  const { file, faults, brokenFetch, behindServer } = sample;
  const program = join(sampleFolder, `play.${file.replace(/\.\w+$/, "")}.ts`);
  const scene = JSON.stringify({ faults, brokenFetch, behindServer });
  const stage = 'import { play } from "../../../tests/site/stage.ts";';
  writeFileSync(program, `${stage}\nawait play(${scene}, () => import("./${file}"));\n`);
  const env = {
    TECHLOOKUP_API_KEY: sandboxKeys.pro,
    DENO_NO_UPDATE_CHECK: "1",
    NODE_NO_WARNINGS: "1",
    // All import the same sources.
    NODE_COMPILE_CACHE: resolve(".cache/site/compiled"),
  };
  const { output, exitCode } = await run([...command, program], { cwd: ownFolder(sample), env, timeoutMs: 200_000 });
  return verdict(sample, output, exitCode ?? 1);
};

/** A program with everything that it imports, from the packages' sources. */
const bundle = async ({ file }: Sample): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(sampleFolder, file)],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "error",
    target: "es2022",
    conditions: ["@techlookup/source"],
  });
  return outputFiles[0]?.text ?? "";
};

/** The answer of a Worker is what it prints. */
const runWorker = async (sample: Sample): Promise<string | undefined> => {
  await using sandbox = await startSandbox();
  sandbox.script(...(sample.faults ?? []));
  using worker = await startWorker({
    folder: ownFolder(sample),
    code: await bundle(sample),
    bindings: { TECHLOOKUP_API_KEY: sandbox.keys.pro },
    server: new URL(sandbox.url).host,
  });
  return verdict(sample, await worker.ask().catch(String));
};

/** A page of a real browser, with a real gateway behind it. */
const runInPage = async (sample: Sample, browser: Browser): Promise<string | undefined> => {
  const sandbox = createSandbox();
  sandbox.script(...(sample.faults ?? []));
  const gateway = createGateway({
    apiKey: sandbox.keys.pro,
    fetch: sandbox.fetch as typeof fetch,
    basePath: "/api/techlookup",
    authorize: () => ({ id: "visitor" }),
    allow: Object.keys(endpoints) as EndpointName[],
  });
  const program = await bundle(sample);
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === "/")
      return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Shop</title>" });
    if (pathname === "/program.js") return route.fulfill({ contentType: "text/javascript", body: program });
    if (!pathname.startsWith("/api/techlookup/")) return route.fulfill({ status: 404 });
    const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(":"));
    const body = request.postDataBuffer();
    const init = { method: request.method(), headers, ...(body && { body: new Uint8Array(body) }) };
    const response = await gateway(new Request(request.url(), init));
    const { status } = response;
    await route.fulfill({ status, headers: Object.fromEntries(response.headers), body: await response.text() });
  };
  const page = await browser.newPage();
  let output = "";
  page.on("console", (message) => {
    output += `${message.text()}\n`;
  });
  try {
    await page.route("**/*", answer);
    await page.goto("https://shop.example/");
    const ended: unknown = await page.evaluate('import("/program.js").then(() => "well", ({ code }) => code)');
    return verdict(sample, ended === "well" ? output : output + threw(ended));
  } finally {
    await page.close();
  }
};

/** Runs a program of the site on the runtime that it is for; returns what is wrong with it. */
export const runSample = (sample: Sample, browser: Browser): Promise<string | undefined> => {
  if (sample.runtime === "workerd") return runWorker(sample);
  if (sample.runtime === "chromium") return runInPage(sample, browser);
  return runProcess(sample, commands[sample.runtime]);
};
