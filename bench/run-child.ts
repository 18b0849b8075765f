import { join } from "node:path";
import { must } from "@techlookup-tools/programs";
import { compile } from "./compile.ts";

const children = ["verify", "overhead", "memory", "retried"] as const;

/** Once a run. */
let folder: Promise<string> | undefined;

/** What a program reported among all that it printed: clients may print what they like. */
export const resultIn = <T>(output: string): T => {
  const [, result] = /^RESULT (.+)$/m.exec(output) ?? [];
  if (result === undefined) throw new Error(`Nothing was reported: ${output.slice(-300)}`);
  return JSON.parse(result) as T;
};

/** Runs a program of `children/` with Node, and returns what it reports. */
export const runChild = async <T>(
  name: (typeof children)[number],
  input: unknown,
  flags: readonly string[] = [],
): Promise<T> => {
  const files = children.map((one) => join("children", `${one}.ts`));
  folder ??= compile("children", files, true);
  const program = join(await folder, "children", `${name}.mjs`);
  const output = await must([process.execPath, ...flags, program, JSON.stringify(input)], { timeoutMs: 1_200_000 });
  return resultIn(output);
};
