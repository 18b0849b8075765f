// @boundaries-ignore the command's package is a program, and exports nothing
import { toolsFor } from "../../../../packages/cli/src/mcp/tools.ts";
import { table } from "../tables/table.ts";
import { prose } from "./command-tables.ts";

/** Where examples have their files. */
const folder = "/home/you/lists";

/** The tools that `techlookup mcp` has with all of its options, in the words that agents read. */
export const agentToolsTable = (): string =>
  table(
    // Two columns fit a phone.
    ["Tool", "What it does, and what it takes"],
    toolsFor({ folders: [folder], live: true }).map(({ name, properties, required, description }) => {
      const takes = Object.keys(properties).map((key) => (required.includes(key) ? `\`${key}\`` : `\`${key}\`?`));
      return [`\`${name}\``, `${prose(wordsOf(description))} Takes ${takes.join(", ") || "nothing"}.`];
    }),
  );

/** Without the folder of the example. */
const wordsOf = (description: string): string => description.replace(/ Files must be in .*$/, "");
