import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
// @boundaries-ignore the command's package is a program, and exports nothing
import { exitCodes } from "../../../packages/cli/src/exit-codes.ts";
// @boundaries-ignore the command's package is a program, and exports nothing
import { createProgram } from "../../../packages/cli/src/program.ts";
import { commandTables, nameOf, prose, subcommandsOf } from "../generate/command/command-tables.ts";

const tables = commandTables();
const bin = join(import.meta.dirname, "../../../packages/cli/src/bin.ts");

/** What the command prints, as a process of its own. */
const help = async (...args: readonly string[]): Promise<string> => {
  const parameters = ["--conditions=@techlookup/source", bin, ...args, "--help"];
  return (await promisify(execFile)(process.execPath, parameters)).stdout;
};

/** Words alone: neither how lines are broken nor what is markup. */
const words = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replace(/\\\||[`|[\]():;,.*#"]/g, " ")
    .replace(/\s+/g, " ");

/** A command's part of the page. */
const partOf = (name: string): string =>
  tables["command-sections"]?.split(/^(?=## )/m).find((part) => part.startsWith(`## techlookup ${name}\n`)) ?? "";

const names = subcommandsOf(createProgram()).map(nameOf);
/** The help of all, and of each command: asked for once, and for as long as it takes, before the tests. */
const helpOfAll = await help();
const helps = new Map<string, string>();
for (const name of names) helps.set(name, await help(...name.split(" ")));

describe.each(names)("the page of techlookup %s", (name) => {
  const printed = helps.get(name) ?? "";
  const part = partOf(name);

  it("has every option of --help, and its words", () => {
    const options = printed.split("\nOptions:\n")[1]?.split("\n\n")[0] ?? "";
    const listed = Array.from(options.matchAll(/^ {2}(-\S.*?)(?: {2,}|$)/gm), ([, term = ""]) => term.trim());
    const own = listed.filter((term) => !term.includes("--help"));
    expect(listed).toHaveLength(own.length + 1);
    for (const term of own) expect(part).toContain(`\n- \`${term}\`: `);
    expect(part.match(/^- `-/gm) ?? []).toHaveLength(own.length);
    const [meaning = ""] = options.replace(/^ {2}-\S.*? {2,}(?!.*print this help)/gm, "").split(/^ {2}-h/m);
    const shown = words(part).split(" ");
    const missing = words(meaning)
      .split(" ")
      .filter((word) => word && !shown.includes(word));
    expect(missing.filter((word) => !["default", "choices"].includes(word))).toEqual([]);
  });

  it("has every example of --help", () => {
    const lines = Array.from(printed.matchAll(/^ {2}\$ (.*)$/gm), ([, line = ""]) => line);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(part).toContain(`\n${line}\n`);
  });

  it("has the exit codes of --help", () => {
    const codes = Array.from(printed.split("\nExit codes:\n")[1]?.matchAll(/^ {2}(\d+)/gm) ?? [], ([, code]) => code);
    expect(codes.length).toBeGreaterThan(0);
    const line = /^Exit codes: (.*) \(/m.exec(part)?.[1];
    expect(line).toBe(codes.map((code) => `\`${code}\``).join(", "));
  });
});

it("lists every command of --help, and the options of all", () => {
  const printed = helpOfAll;
  const commands = printed.split("\nCommands:\n")[1]?.split("\n\n")[0] ?? "";
  const listed = Array.from(commands.matchAll(/^ {2}([a-z]+)/gm), ([, name]) => name).filter((name) => name !== "help");
  expect(names.filter((name) => !name.includes(" "))).toEqual(listed);
  for (const name of names)
    expect(tables["command-list"]).toContain(`[\`${name}\`](#techlookup-${name.replaceAll(" ", "-")})`);
  for (const [option] of printed.matchAll(/(?<=^ {2}).*--[a-z-]+(?: <\w+>)?(?= {2})/gm))
    if (!option.includes("--help")) expect(tables["command-globals"]).toContain(`\`${option}\``);
});

it("names every variable of every help once", () => {
  const named = new Set([helpOfAll, ...helps.values()].join("\n").match(/^ {2}[A-Z]{2,}(?:_[A-Z]+)+/gm));
  expect(named.size).toBeGreaterThan(4);
  for (const name of named)
    expect(tables["command-environment"]?.split(`\n| \`${name.trim()}\``), name).toHaveLength(2);
});

it("explains each exit code", () => {
  for (const code of Object.values(exitCodes)) expect(tables["exit-codes"]).toContain(`| \`${code}\` |`);
});

it("shows what is typed as code, and nothing of a help as markup", () => {
  expect(prose("use --out <file>.csv | or <that>, see TECHLOOKUP_API_KEY and /v1/credits")).toBe(
    "use `--out` `<file>.csv` \\| or `<that>`, see `TECHLOOKUP_API_KEY` and `/v1/credits`",
  );
  expect(prose("1 < 2")).toBe("1 &lt; 2");
});
