import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const examples = join(import.meta.dirname, "../../../packages/node/examples");

/** Examples that guides show: the files that tests run, each as a fenced block with the name that a reader gives it. */
const shown: Readonly<Record<string, string>> = {
  "gateway-hono": "server.ts",
  "gateway-next": "app/techlookup/[...path]/route.ts",
};

/** Writes the examples that the guides import as parts of their pages. */
export const writeExamples = (folder: string): void => {
  mkdirSync(join(folder, "examples"));
  for (const [name, title] of Object.entries(shown)) {
    const code = readFileSync(join(examples, `${name}.ts`), "utf8");
    writeFileSync(join(folder, "examples", `${name}.md`), `\`\`\`ts title="${title}"\n${code}\`\`\`\n`);
  }
};
