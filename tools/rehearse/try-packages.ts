import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { bunFile, denoFile, nodeRuntimes } from "../runtimes/paths.ts";
import { makeProject, readmePrograms } from "./project.ts";
import { run, step } from "./step.ts";
import { viteApp } from "./vite-app.ts";

type Environment = Readonly<Record<string, string>>;

const mustPrint = (output: string, pattern: RegExp): void => {
  if (!pattern.test(output)) throw new Error(`It prints nothing like ${pattern}:\n${output}`);
};

/** Names of technologies, a line each. */
const names = /^(?:[^\n:]+\n)+$/;

const denoProgram = `import { isApiError, TechLookup } from "@techlookup/deno";
const client = new TechLookup({ apiKey: Deno.args[0], baseUrl: Deno.args[1] });
const { error } = await client.safe.domains.get("unknown.example");
console.log(isApiError(error, "NOT_FOUND"), (await client.domains.get("github.com")).active_technologies.length > 0);
`;

/** Installs what the registry has in fresh projects, as users do, and runs it against a sandbox. */
export const tryPackages = async (folder: string, registry: Environment, sandbox: Environment): Promise<void> => {
  const env = { ...registry, ...sandbox };
  const programs = readmePrograms();
  const node = await step("npm install in a fresh project", () =>
    makeProject(join(folder, "node"), env, ["@techlookup/node"], programs),
  );
  for (const { name, file } of nodeRuntimes()) {
    for (const title of Object.keys(programs)) {
      await step(`${name}: ${title}`, async () => mustPrint(await run(node, env, file, title), names));
    }
  }
  await step("Bun: bun add, then the same program", async () => {
    const project = await makeProject(join(folder, "bun"), env, [], programs);
    await run(project, env, bunFile, "add", "@techlookup/node");
    mustPrint(await run(project, env, bunFile, "run", "quick-start.mjs"), names);
  });
  await step("Deno: npm:@techlookup/deno", async () => {
    const settings = {
      nodeModulesDir: "none",
      // A package of today: Deno takes those of yesterday and before.
      minimumDependencyAge: 0,
      imports: { "@techlookup/deno": "npm:@techlookup/deno" },
    };
    const files = { "main.ts": denoProgram, "deno.json": JSON.stringify(settings) };
    const project = await makeProject(join(folder, "deno"), env, [], files);
    const { TECHLOOKUP_API_KEY: key = "", TECHLOOKUP_BASE_URL: url = "" } = sandbox;
    const permissions = ["--no-prompt", "--no-lock", "--quiet", `--allow-net=${new URL(url).host}`];
    mustPrint(await run(project, env, denoFile, "run", ...permissions, "main.ts", key, url), /^true true\n$/);
  });
  await step("Vite: an app with @techlookup/browser and its gateway, built and opened", async () => {
    const { version } = JSON.parse(readFileSync(resolve("node_modules/vite/package.json"), "utf8")) as {
      version: string;
    };
    const packages = ["@techlookup/browser", "@techlookup/gateway", `vite@${version}`];
    await viteApp((files) => makeProject(join(folder, "vite"), env, packages, files), env);
  });
};
