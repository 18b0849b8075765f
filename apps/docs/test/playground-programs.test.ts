import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { AttemptRecord } from "@techlookup/core";
import { beforeAll, describe, expect, it } from "vitest";
import { presets } from "../generate/presets.ts";
import { planOf } from "../src/components/playground/plan.ts";
import { programOf } from "../src/components/playground/program.ts";
import { type RunResult, run } from "../src/components/playground/run.ts";
import { setupOf } from "../src/components/playground/setup.ts";
import type { Played } from "./support/play-programs.ts";

// "The program" is what the page ran: the text of each preset is a file, which Node runs as it stands, and which comes to the same end.

const folder = resolve(import.meta.dirname, "../.cache/playground");
const fileOf = (id: string): string => join(folder, `${id}.mts`);
const all = presets();

/** What does not hang on chance: jitter makes each wait another. */
const certain = (attempts: readonly AttemptRecord[]): object[] =>
  attempts.map(({ startedAtMs: _started, waitMs: _waited, ...attempt }) => attempt);

/** The same of a message: "given up after 4 attempts in 1.6 s". */
const certainText = (message = ""): string => message.replaceAll(/\b(in|for) [\d.]+ s\b/g, "$1 a while");

/** What a run comes to, as both are compared. */
interface End extends Pick<RunResult, "code" | "message" | "data" | "list"> {
  readonly attempts: object[];
  readonly credits: unknown;
}

const endOfPage = ({ code, message, data, list, attempts, credits }: RunResult): End => {
  const end = { code, message: code && certainText(message), data, list, attempts: certain(attempts), credits };
  return JSON.parse(JSON.stringify(end));
};

/** What the program of one call has printed: data or an error, the attempts, and the credits. */
const endOfCall = (printed: Played["printed"]): End => {
  const [end, attempts] = printed.map(([value]) => value) as [RunResult, AttemptRecord[]];
  const { code, message } = end;
  const told = code === undefined ? { data: end } : { code, message: certainText(message) };
  return { ...told, attempts: certain(attempts), credits: printed[2]?.[1] };
};

/** What the program of a list has printed: its records, the report, and the credits. */
const endOfList = (printed: Played["printed"]): End => {
  const records = printed.slice(0, -2).map(([kind, input]) => ({ kind, input }));
  const [[report] = [], [, credits] = []] = printed.slice(-2);
  return { list: { records, report } as unknown as NonNullable<RunResult["list"]>, attempts: [], credits };
};

/** What Node prints. Rejects, with that, when it ends with an error. */
const node = async (parameters: readonly string[]): Promise<string> => {
  const options = { cwd: resolve(import.meta.dirname, ".."), timeout: 90_000, maxBuffer: 50_000_000 };
  const { stdout } = await promisify(execFile)(process.execPath, parameters, options).catch((error) => {
    throw new Error(String(error.stdout || error.stderr || error));
  });
  return stdout;
};

let played: readonly Played[];
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { id, setup } of all) writeFileSync(fileOf(id), programOf(planOf(setupOf(setup))));
  const parameters = ["--conditions=@techlookup/source", "--no-warnings", "test/support/play-programs.ts"];
  played = JSON.parse(await node([...parameters, ...all.map(({ id }) => fileOf(id))]));
}, 90_000);

/** How many attempts an outage takes that passes with time hangs on chance, too: then the last one is compared. */
const withoutChance = (end: End, setup: object): End =>
  JSON.stringify(setup).includes("forMs") ? { ...end, attempts: end.attempts.slice(-1).map(withoutNumber) } : end;
const withoutNumber = (attempt: object): object => ({ ...attempt, number: undefined });

describe("the program does what the page does:", () => {
  it.each(all)("$id", async ({ id, setup }) => {
    const plan = planOf(setupOf(setup));
    const { printed = [], code } = played.find((one) => one.id === id) ?? {};
    expect(code, "the program itself does not throw").toBeUndefined();
    const ofProgram = plan.call.method === "enrich" ? endOfList(printed) : endOfCall(printed);
    expect(withoutChance(ofProgram, setup)).toEqual(withoutChance(endOfPage(await run(plan)), setup));
  });
});

it("the programs compile", { timeout: 120_000 }, async () => {
  const compilerOptions = { lib: ["ES2024", "DOM", "DOM.Iterable"], types: ["node"] };
  const project = { extends: "../../../../tsconfig.base.json", compilerOptions, include: ["."] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
  const compiler = resolve(import.meta.dirname, "../../../node_modules/typescript7/bin/tsc");
  expect(await node([compiler, "-p", folder])).toBe("");
});
