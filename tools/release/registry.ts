import { run } from "../programs/process.ts";

/** The value that `npm view --json` printed: a text, or since npm 12 a list of one. Warnings may precede it. */
export const viewed = (output: string): string | undefined => {
  const start = output.search(/^["[]/m);
  if (start === -1) return undefined;
  const value = JSON.parse(output.slice(start)) as string | readonly string[];
  return typeof value === "string" ? value : value.at(-1);
};

/** A field of what the registry has about a package; nothing where it has no such package or version. */
export const view = async (what: string, field: string): Promise<string | undefined> => {
  const { passed, output } = await run(["npm", "view", what, field, "--json", "--loglevel=silent"]);
  if (passed) return viewed(output);
  if (output.includes("E404")) return undefined;
  throw new Error(`The registry does not answer about ${what}:\n${output}`);
};
