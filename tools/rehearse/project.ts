import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSandbox } from "../../packages/sandbox/src/index.ts";
import { startProgram } from "../../tests/consumers/everywhere/start-program.ts";
import { codeBlocks } from "../readme/code-blocks.ts";
import { run } from "./step.ts";

type Environment = Readonly<Record<string, string>>;

/** An empty project, with packages installed from the registry, and files. */
export const makeProject = async (
  folder: string,
  env: Environment,
  packages: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  if (packages.length > 0) {
    await run(folder, env, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...packages);
  }
  return folder;
};

/** The programs that the README shows, as they stand there. */
export const readmePrograms = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    codeBlocks(readFileSync("README.md", "utf8"), "Quick start").map(({ title, code }) => [title, code]),
  );

/** A sandbox that npx brings from the registry, as the README says, and what it tells to export. */
export const startSandbox = async (folder: string, env: Environment): Promise<Disposable & { env: Environment }> => {
  mkdirSync(folder, { recursive: true });
  const parameters = ["--yes", "-p", "@techlookup/sandbox", "techlookup-sandbox", "--port", "0"];
  const program = startProgram("npx", parameters, folder, env);
  const [url = ""] = /http:\S+/.exec(await program.firstLine) ?? [];
  const exported = { TECHLOOKUP_BASE_URL: url, TECHLOOKUP_API_KEY: createSandbox().keys.pro };
  return { env: exported, [Symbol.dispose]: () => program[Symbol.dispose]() };
};
