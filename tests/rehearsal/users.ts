import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSandbox } from "../../packages/sandbox/src/index.ts";
import { drivers } from "../../tools/browsers/drivers.ts";
import { codeBlocks } from "../../tools/markdown.ts";
import { readJson } from "../../tools/packages.ts";
import { type CommandLine, must, start } from "../../tools/programs/process.ts";
import { bunFile, denoFile, nodeRuntimes } from "../../tools/runtimes/paths.ts";
import { type Environment, expect, step } from "./services.ts";

/** A user's project: a folder with files, and packages installed from the registry. */
export const makeProject = async (
  folder: string,
  env: Environment,
  files: Readonly<Record<string, string>>,
  packages: readonly string[] = [],
): Promise<(...command: CommandLine) => Promise<string>> => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ "package.json": "{}", ...files }))
    writeFileSync(join(folder, name), text);
  const run = (...command: CommandLine): Promise<string> => must(command, { cwd: folder, env });
  if (packages.length > 0) await run("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...packages);
  return run;
};

/** The programs of the README's quick start. */
export const readmePrograms = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    codeBlocks(readFileSync("README.md", "utf8"), "Quick start").map(({ title, code }) => [title, code]),
  );

/** A sandbox that npx fetches from the registry, as the README says, and what it tells users to export. */
export const startSandbox = async (folder: string, env: Environment): Promise<Disposable & { env: Environment }> => {
  mkdirSync(folder);
  const npx = ["npx", "--yes", "-p", "@techlookup/sandbox", "techlookup-sandbox", "--port", "0"] as const;
  const program = start(npx, { cwd: folder, env });
  const [url = ""] = /http:\S+/.exec(await program.firstLine) ?? [];
  const exported = { TECHLOOKUP_BASE_URL: url, TECHLOOKUP_API_KEY: createSandbox().keys.pro };
  return { env: exported, [Symbol.dispose]: () => program[Symbol.dispose]() };
};

const expectNames = (output: string): void =>
  expect(/^(?:[^\n:]+\n)*[^\n:]+$/.test(output), `It prints something else than names of technologies:\n${output}`);

const denoFiles = {
  "main.ts": `import { isApiError, TechLookup } from "@techlookup/deno";
const client = new TechLookup({ apiKey: Deno.args[0], baseUrl: Deno.args[1] });
const { error } = await client.safe.domains.get("unknown.example");
console.log(isApiError(error, "NOT_FOUND"), (await client.domains.get("github.com")).active_technologies.length > 0);
`,
  "deno.json": JSON.stringify({
    nodeModulesDir: "none",
    // Deno refuses packages of today otherwise.
    minimumDependencyAge: 0,
    imports: { "@techlookup/deno": "npm:@techlookup/deno" },
  }),
};

const viteFiles = {
  "index.html": '<!doctype html><title>none</title><script type="module" src="/app.js"></script>',
  "app.js": `import { isApiError, TechLookup } from "@techlookup/browser";
const client = new TechLookup({ gateway: "/api" });
const profile = await client.domains.get("github.com");
const { error } = await client.safe.domains.get("unknown.example");
document.title = profile.active_technologies.length > 0 && isApiError(error, "NOT_FOUND") ? "works" : "fails";
`,
  "server.js": `import { createGateway } from "@techlookup/gateway";
const { TECHLOOKUP_API_KEY: apiKey, TECHLOOKUP_BASE_URL: baseUrl } = process.env;
const authorize = () => ({ id: "a shopper" });
const gateway = createGateway({ apiKey, baseUrl, authorize, allow: ["domains.get"], basePath: "/api" });
const fetch = (request) => {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/api/")) return gateway(request);
  return new Response(Bun.file("dist" + (pathname === "/" ? "/index.html" : pathname)));
};
console.log(Bun.serve({ port: 0, hostname: "127.0.0.1", fetch }).url.href);
`,
};

/** Opens the built app in Chromium, with its gateway behind it. */
const openApp = async (folder: string, env: Environment): Promise<void> => {
  using server = start([bunFile, "run", "server.js"], { cwd: folder, env });
  const url = await server.firstLine;
  const browser = await drivers.chromium?.();
  if (!browser) throw new Error("Chromium cannot be driven");
  try {
    const tab = await browser.newPage();
    await tab.goto(url);
    await tab.waitForFunction(() => document.title !== "none", undefined, { timeout: 15_000 });
    expect((await tab.title()) === "works", `The page says that it ${await tab.title()}`);
  } finally {
    await browser.close();
  }
};

/** Installs what the registry has in fresh projects, as users do, and runs it against a sandbox. */
export const tryPackages = async (folder: string, env: Environment): Promise<void> => {
  const programs = readmePrograms();
  const node = await step("npm install in a fresh project", () =>
    makeProject(join(folder, "node"), env, programs, ["@techlookup/node"]),
  );
  for (const { name, file } of nodeRuntimes()) {
    for (const title of Object.keys(programs))
      await step(`${name}: ${title}`, async () => expectNames(await node(file, title)));
  }
  await step("Bun: bun add, then the same program", async () => {
    const bun = await makeProject(join(folder, "bun"), env, programs);
    await bun(bunFile, "add", "@techlookup/node");
    expectNames(await bun(bunFile, "run", "quick-start.mjs"));
  });
  await step("Deno: npm:@techlookup/deno", async () => {
    const deno = await makeProject(join(folder, "deno"), env, denoFiles);
    const { TECHLOOKUP_API_KEY: key = "", TECHLOOKUP_BASE_URL: url = "" } = env;
    const flags = ["--no-prompt", "--no-lock", "--quiet", `--allow-net=${new URL(url).host}`];
    const output = await deno(denoFile, "run", ...flags, "main.ts", key, url);
    expect(output === "true true", output);
  });
  await step("Vite: an app with @techlookup/browser and its gateway, built and opened", async () => {
    const { version } = readJson<{ version: string }>("node_modules/vite/package.json");
    const packages = ["@techlookup/browser", "@techlookup/gateway", `vite@${version}`];
    const app = join(folder, "vite");
    const vite = await makeProject(app, env, viteFiles, packages);
    await vite(join(app, "node_modules", ".bin", "vite"), "build", "--logLevel", "warn", "--target", "es2022");
    await openApp(app, env);
  });
};
