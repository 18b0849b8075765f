import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { exitCodes, exitCodeTexts } from "../src/exit-codes.ts";
import { createProgram } from "../src/program.ts";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");

/** The rows of the table whose first column has this name. */
const tableOf = (name: string): string[][] => {
  const [, after = ""] = readme.split(new RegExp(`^\\| ${name} +\\|.*\\n.*\\n`, "m"));
  const rows = after.split("\n\n")[0]?.split("\n") ?? [];
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

it("has every exit code, in the words of the help", () => {
  const listed = Object.entries(exitCodes).map(([name, code]) => [
    String(code),
    exitCodeTexts[name as keyof typeof exitCodes],
  ]);
  expect(tableOf("code")).toEqual(listed);
});

it("has every command but enrich, of which it tells at length", () => {
  const program = createProgram();
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name()).filter((name) => !["enrich", "help"].includes(name));
  expect(tableOf("command").map(([name]) => name?.replaceAll("`", ""))).toEqual(names);
});

it("shows options that there are", () => {
  const program = createProgram();
  const all = [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)];
  const known = all.flatMap(({ options }) => options.map(({ long }) => long));
  const named = readme.match(/(?<=[\s`])--[a-z][a-z-]+/g)?.filter((option) => !["--global", "--help"].includes(option));
  expect(named?.length).toBeGreaterThan(5);
  expect(named?.filter((option) => !known.includes(option))).toEqual([]);
});
