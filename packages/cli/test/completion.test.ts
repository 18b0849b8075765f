import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { run } from "./support.ts";

const folder = mkdtempSync(join(tmpdir(), "techlookup-completion-"));
const work = join(folder, "work");
const bin = inject("bin");
const env = { ...process.env, PATH: [folder, process.env.PATH].join(delimiter), TERM: "dumb", HOME: folder };
const script = (shell: string): string => join(folder, `script.${shell}`);
const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;

beforeAll(async () => {
  // The command as people have it: a program of this name on their PATH.
  const line = `exec '${process.execPath}' '${bin}' "$@"`;
  writeFileSync(join(folder, "techlookup"), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  mkdirSync(join(work, "domains-folder"), { recursive: true });
  writeFileSync(join(work, "domains list.csv"), "");
  for (const shell of ["bash", "zsh", "fish", "powershell"]) {
    const { code, stdout } = await run(["completion", shell]);
    expect(code).toBe(0);
    writeFileSync(script(shell), stdout);
  }
});

/** What bash has found, by the function that Tab calls. */
const bash = (...words: string[]): string[] => {
  // As bash cuts a line: = and : are words of their own.
  const cut = words.flatMap((word) => (word === "" ? [""] : word.split(/([=:])/).filter(Boolean)));
  const program = `source '${script("bash")}'; source '${script("bash")}'
COMP_WORDS=(techlookup "$@"); COMP_CWORD=${cut.length}; _techlookup; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync("bash", ["--norc", "-c", program, "bash", ...cut], { env, cwd: work, encoding: "utf8" });
  return out.split("\n").filter(Boolean);
};

describe("bash", () => {
  it("completes commands, options, and values", () => {
    expect(bash("cre")).toEqual(["credits"]);
    expect(bash("")).toEqual(expect.arrayContaining(["credits", "explain", "sandbox", "completion"]));
    expect(bash("")).not.toContain("complete");
    expect(bash("usage", "--st")).toEqual(["--start"]);
    expect(bash("usage", "--")).toEqual(expect.arrayContaining(["--end", "--format"]));
    expect(bash("credits", "--format", "n")).toEqual(["ndjson"]);
    expect(bash("credits", "--format=n")).toEqual(["ndjson"]);
    expect(bash("credits", "--format=")).toEqual(["table", "csv", "json", "ndjson"]);
    expect(bash("--format", "csv", "cre")).toEqual(["credits"]);
    expect(bash("completion", "f")).toEqual(["fish"]);
    expect(bash("nothing", "")).not.toEqual([]);
    expect(bash("enrich", "sub")).toEqual(["submit"]);
    expect(bash("enrich", "dom").sort()).toEqual(["domains list.csv", "domains-folder"]);
    expect(bash("enrich", "submit", "--chunk")).toEqual(["--chunk-size"]);
    expect(bash("enrich", "worker", "--o")).toEqual([]);
  });

  it("completes the command that a sandbox runs", () => {
    expect(bash("sandbox", "--demo", "cre")).toEqual(["credits"]);
    expect(bash("sandbox", "--demo", "usage", "--e")).toEqual(["--end"]);
  });

  it("names files where a file is wanted, and none elsewhere", () => {
    expect(bash("credits", "--api-key-file", "dom").sort()).toEqual(["domains list.csv", "domains-folder"]);
    expect(bash("usage", "--start", "")).toEqual([]);
    expect(bash("credits", "")).toEqual([]);
  });

  it("runs nothing that stands in the line", () => {
    expect(bash("explain", "$(touch ran)", "")).toEqual([]);
    expect(execFileSync("ls", { cwd: work, encoding: "utf8" })).not.toContain("ran");
  });

  it("answers the Tab key in a terminal", async () => {
    const child = spawn("script", ["--quiet", "--command", "bash --norc --noprofile -i", "/dev/null"], {
      env,
      cwd: work,
    });
    let shown = "";
    const until = (text: string): Promise<void> =>
      new Promise((done) => {
        const look = (): void => {
          if (shown.includes(text)) done();
        };
        child.stdout.on("data", look);
        look();
      });
    child.stdout.setEncoding("utf8").on("data", (text: string) => (shown += text));
    child.stdin.write(`source ${script("bash")}; echo rea''dy\n`);
    await until("ready\r\n");
    child.stdin.write("techlookup usa\t");
    await until("techlookup usage ");
    child.stdin.write("--st\t");
    await until("usage --start ");
    child.kill("SIGKILL");
  });
});

describe.runIf(has("fish"))("fish", () => {
  const fish = (line: string): string[] =>
    execFileSync("fish", ["-N", "-c", `source ${script("fish")}; complete -C '${line}'`], {
      env,
      cwd: work,
      encoding: "utf8",
    })
      .split("\n")
      .filter(Boolean);

  it("completes commands with what they do, options, values and files", () => {
    expect(fish("techlookup cre")).toEqual(["credits\tprint the credits used and left"]);
    expect(fish("techlookup usage --st").map((line) => line.split("\t")[0])).toEqual(["--start"]);
    expect(fish("techlookup credits --format n")).toEqual(["ndjson"]);
    expect(fish("techlookup credits --format=n")).toEqual(["--format=ndjson"]);
    expect(fish("techlookup usage --start ")).toEqual([]);
    expect(fish("techlookup credits --api-key-file dom").map((line) => line.split("\t")[0])).toEqual([
      "domains list.csv",
      "domains-folder/",
    ]);
  });
});

describe.runIf(has("zsh"))("zsh", () => {
  /** What zsh makes of a line once Tab is pressed, in a terminal of its own. */
  const zsh = (line: string, end: string): string =>
    execFileSync(
      "zsh",
      [
        "-f",
        "-c",
        `zmodload zsh/zpty; zpty shell zsh -f -i
zpty -w shell "PS1='' ; autoload -U compinit && compinit -u -D; source ${script("zsh")}; echo rea''dy"
zpty -r -m shell seen "*ready*"
zpty -w -n shell $'${line}\\t'
zpty -r -m shell seen "*${end}*"; print -r -- $seen; zpty -d shell`,
      ],
      { env, cwd: work, encoding: "utf8", timeout: 100_000 },
    );

  it("completes commands and options", () => {
    expect(zsh("techlookup usa", "usage ")).toContain("usage ");
    expect(zsh("techlookup usage --st", "--start ")).toContain("--start ");
    expect(zsh("techlookup credits --format=n", "--format=ndjson ")).toContain("--format=ndjson ");
    expect(zsh("techlookup credits --api-key-file domains\\\\ l", "list.csv")).toContain("domains\\ list.csv");
    expect(zsh("techlookup explain \\$(touch\\ ran) --form", "--format ")).toContain("--format ");
    expect(execFileSync("ls", { cwd: work, encoding: "utf8" })).not.toContain("ran");
  });
});

it("has a script for PowerShell, which asks the same", async () => {
  const { stdout } = await run(["completion", "powershell"]);
  expect(stdout).toContain("Register-ArgumentCompleter");
  expect(stdout).toContain("techlookup complete @new -- @words");
  const answer = async (...words: string[]) => (await run(["complete", ...words])).stdout;
  expect(await answer("--new", "--", "completion")).toBe("bash\nzsh\nfish\npowershell\n:4\n");
  expect(await answer("--", "completion", "")).toBe(await answer("--new", "--", "completion"));
});

it("refuses another shell, and names those that there are", async () => {
  const { code, stderr } = await run(["completion", "tcsh"]);
  expect(code).toBe(2);
  expect(stderr).toContain("bash, zsh, fish, powershell");
});
