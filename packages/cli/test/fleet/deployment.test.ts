import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
// @boundaries-ignore The guide is read as all tests of pages read it.
import { codeBlocks } from "../../../../tools/markdown.ts";
import { newFolder, until } from "../enrich/support.ts";
import { home, type Stage, setStage } from "./support.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../../apps/docs/docs/many-machines.mdx"), "utf8");

/** A block of the guide, as a reader copies it. */
const blockOf = (title: string): string => codeBlocks(guide).find((block) => block.title === title)?.code ?? "";

/** Runs the words of an example behind `techlookup enrich worker`, with another Redis, folder and port, until it answers; then ends it. */
const runWords = async ({ startWorker, redis }: Stage, words: readonly string[], paths: readonly string[]) => {
  const [, , ...own] = words.flatMap((word) => (word.startsWith("--") ? word.split("=") : [word]));
  const replaced: Readonly<Record<string, string>> = {
    "--redis": redis[1] ?? "",
    "--parts": newFolder(),
    "--health-port": "0",
  };
  const args = own.map((word, at) => replaced[own[at - 1] ?? ""] ?? word);
  expect(words.slice(0, 2)).toEqual(["enrich", "worker"]);
  const worker = startWorker(args);
  const port = () => /health on port (\d+)/.exec(worker.output.stderr)?.[1];
  await until(() => port() !== undefined || worker.child.exitCode !== null);
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port()}${path}`)).status;
  for (const path of paths) await expect.poll(() => ask(path)).toBe(200);
  worker.child.kill("SIGTERM");
  expect(await worker.ended).toMatchObject({ code: 0 });
};

describe("the examples of the guide", () => {
  it("run on Kubernetes: command, probes, secrets and time to end", async () => {
    const { spec } = parse(blockOf("worker.yaml")).spec.template;
    const [container] = spec.containers;
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30);
    for (const { valueFrom } of container.env) expect(valueFrom.secretKeyRef.key).toBeTruthy();
    expect(container.env.map(({ name }: { name: string }) => name)).toEqual([
      "TECHLOOKUP_API_KEY",
      "TECHLOOKUP_REDIS_PASSWORD",
    ]);
    const [{ name, containerPort }] = container.ports;
    expect(container.args).toContain(`--health-port=${containerPort}`);
    const probes = [container.readinessProbe, container.livenessProbe].map(({ httpGet }) => httpGet);
    expect(probes.map(({ port }) => port)).toEqual([name, name]);
    await runWords(
      await setStage(),
      container.args,
      probes.map(({ path }) => path),
    );
  });

  it("run by systemd: the unit is valid, and its command works", async () => {
    const unit = blockOf("techlookup-worker.service");
    const [program = "", ...words] = /^ExecStart=(.*)$/m.exec(unit)?.[1]?.split(" ") ?? [];
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThanOrEqual(30);
    const folder = join(home, "units");
    mkdirSync(folder, { recursive: true });
    const [file, command] = [join(folder, "techlookup-worker.service"), join(folder, "techlookup")];
    writeFileSync(command, "#!/bin/sh\n", { mode: 0o755 });
    writeFileSync(file, unit.replace(program, command));
    const { error, status, stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
    if (!error) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await runWords(await setStage(), words, ["/healthz", "/readyz"]);
  });
});
